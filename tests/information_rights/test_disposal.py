"""Records go by two people and one function: everything about somebody, history and words too, and nothing else."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from sightline.access.actions.drafts import keep_draft
from sightline.access.looking import open_record
from sightline.access.models import AuditEvent, Draft, Staff
from sightline.access.sealing import faults, seal_new
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.information_rights.actions.disposing import dispose
from sightline.information_rights.actions.holds import place_hold
from sightline.information_rights.actions.reviewing import keep_on, propose_papers
from sightline.information_rights.queries.review import DuePeople
from sightline.people.actions import add_address, add_relationship, amend_address
from sightline.people.models import LinkProposal, SourceRecord
from tests.conftest import STILL
from tests.information_rights.conftest import LATELY, LONG_AGO
from tests.information_rights.deciding import TODAY, as_viewer, confirmed, proposed, rows_about
from tests.people.proposing import run, told

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
Makes = Callable[..., SourceRecord]


def test_two_people_dispose_of_everything_about_one_person(
    somebody: Makes, officer: Staff, second: Staff, adviser: Viewer, at: datetime
) -> None:
    edith, other = somebody(), somebody("Walter", "Finch")
    with viewing(adviser):
        home = add_address(record=edith, lines="1 Old Row", by=adviser, at=at)
        amend_address(address=home, changes={"lines": "2 Old Row"}, version=1, by=adviser, at=at)
        open_record(SourceRecord.objects.visible_to(adviser), adviser, edith.pk, why="Her sister rang")
        keep_draft(form="x", subject_id=None, path="/x/", title="x", fields={"a": "b"}, by=adviser, at=at)
    before = rows_about(other.pk)
    assert {"people_name", "people_addressevent", "access_auditwords"} <= set(rows_about(edith.pk))
    left = confirmed(proposed(edith, officer, at), second, at)
    assert rows_about(edith.pk) == {}
    assert rows_about(other.pk) == before
    assert (left.removed["people_name"], left.removed["people_addressevent"], left.people) == (1, 1, 1)
    assert (left.proposed_by_id, left.by_id, left.years, left.emptied) == (officer.pk, second.pk, 75, {})
    assert "Harrow" not in str(vars(left))
    assert str(edith.pk) not in str(vars(left))


def test_a_row_about_two_people_stays_with_the_one_who_remains_until_they_go_too(
    somebody: Makes, officer: Staff, second: Staff, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    edith, walter = somebody(), somebody("Walter", "Finch")
    by = viewer_with("social_worker")
    with viewing(by):
        add_relationship(first=edith, second=walter, role="sibling", by=by, at=at)
    left = confirmed(proposed(edith, officer, at), second, at)
    assert left.emptied == {"people_sourcerecord": 1}
    assert rows_about(edith.pk) == {"people_sourcerecord": 1}
    shell = SourceRecord.objects.using("owner").get(pk=edith.pk)
    assert (shell.born_year, shell.reference, shell.sex, shell.retention_class) == (None, "", "U", "emptied")
    assert rows_about(walter.pk)["people_relationship"] == 1
    confirmed(proposed(walter, officer, at), second, at)
    assert rows_about(walter.pk) == {}
    assert rows_about(edith.pk) == {}, "the empty place goes with the last row that referred to it"


def test_a_proposed_link_goes_with_either_record_and_holds_up_neither(
    somebody: Makes, officer: Staff, second: Staff, at: datetime
) -> None:
    edith, young = somebody(), somebody("Edith", born=LATELY)
    run(told(edith, young), at=at)
    left = confirmed(proposed(edith, officer, at), second, at)
    assert left.removed["people_linkproposal"] == 1
    assert left.emptied == {}
    assert rows_about(edith.pk) == {}
    assert not LinkProposal.objects.using("owner").exists()
    assert "people_sourcerecord" in rows_about(young.pk)


def test_the_sealed_record_verifies_after_a_disposal(
    somebody: Makes, officer: Staff, second: Staff, at: datetime, tmp_path: Path
) -> None:
    edith = somebody()
    held = proposed(edith, officer, at)
    events = set(AuditEvent.objects.using("owner").values_list("pk", flat=True))
    confirmed(held, second, at)
    assert events <= set(AuditEvent.objects.using("owner").values_list("pk", flat=True))
    seal_new()
    assert faults(tmp_path) == []


def test_who_is_due_and_who_was_kept_on(somebody: Makes, officer: Staff, at: datetime) -> None:
    edith, _young = somebody(), somebody("Jon", "Reed", born=LATELY)
    by = as_viewer(officer)
    with viewing(by):
        assert [each.record_id for each in DuePeople(TODAY)[0:10]] == [edith.pk]
        with pytest.raises(Refused, match="day to come"):
            keep_on(record_id=edith.pk, until=TODAY, why="x", by=by, at=at)
        keep_on(record_id=edith.pk, until=TODAY + timedelta(days=30), why="Research", by=by, at=at)
        assert DuePeople(TODAY)[0:10] == []
        assert len(DuePeople(TODAY + timedelta(days=30))[0:10]) == 1


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (LONG_AGO, date(1930, 5, 6)),
        (type(LONG_AGO)(1951), date(1951, 12, 31)),
        (type(LONG_AGO)(1952, 2), date(1952, 2, 29)),
        (type(LONG_AGO)(1951, 2, 31), date(1951, 2, 28)),
    ],
)
def test_a_date_known_in_part_counts_from_its_last_day(somebody: Makes, born: Any, last: date) -> None:
    made = somebody(born=born)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT information_rights_counted_from(s) FROM people_sourcerecord s WHERE id = %s", [made.pk]
        )
        assert cursor.fetchone() == (last,)


def test_working_papers_go_up_to_a_day_but_not_those_under_a_hold(
    somebody: Makes, officer: Staff, second: Staff, adviser: Viewer
) -> None:
    edith, old = somebody(), datetime(2024, 1, 5, 10, tzinfo=UTC)
    with viewing(adviser):
        for name in ("a", "b"):
            keep_draft(
                form=name, subject_id=None, path="/x/", title=name, fields={"a": "b"}, by=adviser, at=old
            )
    Draft.objects.using("owner").filter(form="b").update(about=[edith.pk])
    by, other = as_viewer(officer), as_viewer(second)
    with viewing(by):
        with pytest.raises(Refused, match="review date"):
            propose_papers(before=date(2025, 6, 1), why="x", by=by, at=STILL)
        place_hold(title="Claim", why="Asked", record_id=edith.pk, by=by, at=STILL)
        held = propose_papers(before=date(2025, 1, 1), why="Old", by=by, at=STILL)
    with viewing(other):
        left = dispose(proposal_id=held.pk, by=other, at=STILL)
    assert left.removed["access_draft"] == 1
    assert list(Draft.objects.using("owner").values_list("form", flat=True)) == ["b"]
