"""Rows of a file of crimes that were not kept: behind whose walls they stand, and when they go (JU-02)."""

from datetime import date

import pytest

from sightline.access.management.commands.prepare import run_steps
from sightline.access.viewer import viewer_of, viewing
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.reviewing import propose_papers
from sightline.justice.models import CrimeFileFault, CrimeMapping
from tests.justice.conftest import Cast
from tests.justice.test_files import brings
from tests.justice.test_files import mapping as mapping
from tests.people_of_the_tests import member_of_staff

pytestmark = [pytest.mark.django_db(databases=["default", "owner"]), pytest.mark.usefixtures("fixed_clock")]


def test_a_row_that_cannot_be_read_stands_behind_those_walls_too(cast: Cast, mapping: CrimeMapping) -> None:
    brings(cast, mapping, {"Victim": "P-7", "Offence": "Nobody knows"})
    with viewing(cast.viewer()):
        found = {(each.about[0], each.retention_class) for each in CrimeFileFault.objects.all()}
    assert found == {(cast.crime.child_id, CrimeFileFault.RETENTION)}


def test_a_row_that_names_nobody_goes_with_the_working_papers_and_no_other_does(
    cast: Cast, mapping: CrimeMapping
) -> None:
    run_steps()
    of_a_row = 2  # what stands under the heading cannot be read, and it is needed
    nobody, known = ({"Victim": number, "Offence": "Nobody knows"} for number in ("P-52", "P-7"))
    brings(cast, mapping, nobody, known, after=-24 * 900)
    brings(cast, mapping, nobody)
    asks, answers = (member_of_staff(cast.there, "governance_officer") for _ in range(2))
    by, other = (viewer_of(each, on=cast.at.date()) for each in (asks, answers))
    with viewing(by):
        asked = propose_papers(before=date(2025, 1, 1), why="Old", by=by, at=cast.at)
    with viewing(other):
        stone = dispose(proposal_id=asked.pk, by=other, at=cast.at)
    assert stone.removed["justice_crimefilefault"] == of_a_row
    with viewing(cast.viewer()):
        left = [(bool(each.about), each.retention_class) for each in CrimeFileFault.objects.order_by("at")]
    assert left == [(True, CrimeFileFault.RETENTION)] * of_a_row + [(False, "working_paper")] * of_a_row
