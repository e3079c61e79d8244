"""Crimes round today, and the file of crimes that ships to try the import with (JU-02, JU-18, ST-18)."""

from datetime import UTC, date, datetime

import pytest

from sightline.access.models import Agency, Staff
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.demonstration import cast
from sightline.demonstration.reference import police_crimes
from sightline.demonstration.script.hub_stage import Hub
from sightline.demonstration.script.justice_today import ADVISER, POLICE, PROBATION, play_justice
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.real import all_seeing
from sightline.justice import actions
from sightline.justice.models import (
    Condition,
    Crime,
    CrimeFileFault,
    CrimeMapping,
    Happened,
    Managed,
    Suspect,
    Suspected,
)
from sightline.justice.queries.releasing import release_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
UPTO = datetime(2026, 6, 12, 10, 0, tzinfo=UTC)


def test_probation_sees_one_suspect_and_what_it_recorded(borough: Known) -> None:
    with clock.fixed(UPTO):
        play_justice(UPTO)
    with viewing(all_seeing()):
        probation = Staff.objects.get(pk=cast.members()[PROBATION].id)
    viewer = viewer_of(probation, on=UPTO.date())
    with clock.fixed(UPTO), viewing(viewer):
        seen = list(Suspect.objects.visible_to(viewer))
        assert [each.called for each in seen] == ["Corwin Tessaly"]
        release = release_of(viewer, seen[0])
        assert [each.next_on for each in release.meetings] == [date(2026, 6, 21)]
        assert [each.until_on for each in release.conditions] == [date(2026, 7, 3)]
        assert not Crime.objects.visible_to(viewer).exists()
    with viewing(all_seeing()):
        assert Managed.objects.count() == Condition.objects.count() == 1
        untold = Happened.objects.filter(told=None)
        assert [each.what for each in untold] == ["arrest"], "only what happened yesterday waits"


def test_the_file_that_ships_is_read_with_its_mapping(borough: Known) -> None:
    """Five crimes, four of them kept; of the last row it is said what is wrong, and that it can be mended."""
    with clock.fixed(UPTO):
        play_justice(UPTO)
        with viewing(all_seeing()):
            before, mapping = Crime.objects.count(), CrimeMapping.objects.get()
            adviser = Agency.objects.get(pk=cast.members()[ADVISER].body.agency_id)
        hub = Hub(UPTO)
        _, done = hub.do(
            POLICE, UPTO, actions.bring_in, name="police_crimes.csv", raw=police_crimes(), mapping=mapping,
            adviser=adviser,
        )  # fmt: skip
    assert (done.total, len(done.new), len(done.changed)) == (6, 4, 0)
    with viewing(all_seeing()):
        assert Crime.objects.count() == before + 4
        assert Suspected.objects.filter(suspect__police_reference="PSF000101").count() == 2
        faults = CrimeFileFault.objects.all()
        assert {each.row for each in faults} == {7}
        assert all(each.cells and not each.kept for each in faults)
