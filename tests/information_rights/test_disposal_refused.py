"""What stands in the way of a disposal, on the page and in the database."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from sightline.access.models import LegalHold, Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core.leave import Refused
from sightline.information_rights.actions.disposing import dispose, refuse_disposal
from sightline.information_rights.actions.holds import place_hold, release_hold
from sightline.information_rights.models import DisposalProposal
from sightline.information_rights.queries.review import DuePeople, reach_of, reviewable
from sightline.information_rights.states import Ground
from sightline.people.actions import add_relationship, confirm_link, restrict
from sightline.people.models import SourceRecord
from tests.information_rights.conftest import LATELY
from tests.information_rights.deciding import TODAY, as_viewer, confirmed, proposed, raw, rows_about

pytestmark = pytest.mark.django_db(databases=["default", "owner"], transaction=True)
Makes = Callable[..., SourceRecord]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("proposer", "A second person"), ("auditor", "does not include"), ("adviser", "does not include")],
)
def test_who_may_not_be_the_second(
    somebody: Makes, officer: Staff, staff_with: Callable[..., Staff], at: datetime, who: str, sentence: str
) -> None:
    held = proposed(somebody(), officer, at)
    by = officer if who == "proposer" else staff_with(who)
    with pytest.raises(Refused, match=sentence if who == "proposer" else "not there|does not include"):
        confirmed(held, by, at)
    with pytest.raises(DatabaseError, match=sentence):
        raw(as_viewer(by), held.pk)
    assert DisposalProposal.objects.using("owner").filter(pk=held.pk).exists()


def test_nobody_decides_on_what_bears_their_own_name(
    somebody: Makes, officer: Staff, staff_with: Callable[..., Staff], second: Staff, at: datetime
) -> None:
    edith = somebody()
    namesake = staff_with("governance_officer", name="Edith HARROW")
    with pytest.raises(Refused, match="bears your name"):
        proposed(edith, namesake, at)
    held = proposed(edith, officer, at)
    with pytest.raises(Refused, match="bears your name"):
        confirmed(held, namesake, at)


@pytest.mark.parametrize(
    "hold",
    [
        {},
        {"key": "child_record"},
        {"record": True},
        {"key": "child_record", "record": True},
        {"linked": True},
    ],
    ids=["everything", "class", "person", "person_class", "linked"],
)
def test_a_hold_stops_it_on_the_page_and_in_the_database(
    somebody: Makes,
    officer: Staff,
    second: Staff,
    viewer_with: Callable[..., Viewer],
    at: datetime,
    hold: dict[str, Any],
) -> None:
    edith = somebody()
    alias = somebody("Edie", "Harrow")
    linker = viewer_with("social_worker")
    with viewing(linker):
        confirm_link(left=edith, right=alias, why="Same", by=linker, at=at)
    held = proposed(edith, officer, at)
    keeper = as_viewer(second)
    on = alias.pk if "linked" in hold else edith.pk if "record" in hold else None
    with viewing(keeper):
        stands = place_hold(
            title="Inquiry", why="Asked", key=hold.get("key", ""), record_id=on, by=keeper, at=at
        )
    with pytest.raises(Refused, match="A legal hold stands"):
        confirmed(held, second, at)
    with pytest.raises(DatabaseError, match="A legal hold stands"):
        raw(keeper, held.pk)
    with viewing(keeper):
        release_hold(hold_id=stands.pk, why="Closed", by=keeper, at=at)
    confirmed(held, second, at)
    assert rows_about(edith.pk) == rows_about(alias.pk) == {}


def test_a_hold_over_somebody_else_or_another_class_stops_nothing(
    somebody: Makes, officer: Staff, second: Staff, at: datetime
) -> None:
    edith, walter = somebody(), somebody("Walter", "Finch")
    keeper = as_viewer(officer)
    with viewing(keeper):
        place_hold(title="Claim", why="Asked", record_id=walter.pk, by=keeper, at=at)
        place_hold(title="Claim", why="Asked", key="working_paper", by=keeper, at=at)
    confirmed(proposed(edith, officer, at), second, at)
    with pytest.raises(Refused, match="A legal hold stands"):
        proposed(walter, officer, at)


def test_nothing_goes_before_its_date_whoever_agrees(
    somebody: Makes, officer: Staff, second: Staff, at: datetime
) -> None:
    child = somebody("Jon", "Reed", born=LATELY)
    with pytest.raises(Refused, match="has come to its review date"):
        proposed(child, officer, at)
    forged = DisposalProposal.objects.using("owner").create(
        key="child_record",
        ground=Ground.NO_NEED,
        why="x",
        about=[child.pk],
        by=officer,
        at=at,
        controller=officer.posts.get().employer,
        retention_class="child_record",
    )
    with pytest.raises(DatabaseError, match="has come to its review date"):
        raw(as_viewer(second), forged.pk)
    assert rows_about(child.pk)["people_name"] == 1


def test_somebody_who_shares_records_with_a_child_waits_for_the_child(
    somebody: Makes, officer: Staff, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    granny, child = somebody(), somebody("Jon", "Reed", born=LATELY)
    by = viewer_with("social_worker")
    with viewing(by):
        add_relationship(first=granny, second=child, role="grandparent", by=by, at=at)
    with pytest.raises(Refused, match="shares these records"):
        proposed(granny, officer, at)


def test_part_of_an_identity_never_goes_alone(
    somebody: Makes, officer: Staff, second: Staff, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    edith, alias = somebody(), somebody("Edie", "Harrow")
    held = proposed(edith, officer, at)
    linker = viewer_with("social_worker")
    with viewing(linker):
        confirm_link(left=edith, right=alias, why="Same", by=linker, at=at)
    with pytest.raises(Refused, match="linked since"):
        confirmed(held, second, at)
    assert rows_about(edith.pk)["people_name"] == 1


def test_a_restricted_person_is_out_of_reach_of_those_outside(
    somebody: Makes, officer: Staff, second: Staff, viewer_with: Callable[..., Viewer], at: datetime
) -> None:
    edith = somebody()
    held = proposed(edith, officer, at)
    keeper = viewer_with("front_door_manager")
    with viewing(keeper):
        restrict(record=edith, named=[], ask="the manager", why="Known here", by=keeper, at=at)
    outside = as_viewer(second)
    with pytest.raises(Refused):
        confirmed(held, second, at)
    with pytest.raises(DatabaseError, match="not yours to open"):
        raw(outside, held.pk)
    with viewing(outside):
        assert not reviewable(outside).filter(pk=edith.pk).exists()
        assert DuePeople(TODAY)[0:10] == []
        assert reach_of([edith.pk]) == []
    with viewing(keeper):
        dispose(proposal_id=held.pk, by=keeper, at=at)
    assert rows_about(edith.pk) == {}
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_wallcover WHERE subject = %s", [edith.pk])
        assert cursor.fetchone() == (0,)


def test_a_second_person_says_no_and_everything_stays(
    somebody: Makes, officer: Staff, second: Staff, at: datetime
) -> None:
    edith = somebody()
    held = proposed(edith, officer, at)
    by = as_viewer(second)
    with viewing(by):
        with pytest.raises(Refused, match="why they should not"):
            refuse_disposal(proposal_id=held.pk, words=" ", by=by, at=at)
        refuse_disposal(proposal_id=held.pk, words="Her daughter has asked", by=by, at=at)
        with pytest.raises(Refused, match="answered already"):
            dispose(proposal_id=held.pk, by=by, at=at)
    with pytest.raises(DatabaseError, match="answered already"):
        raw(by, held.pk)
    assert rows_about(edith.pk)["people_name"] == 1


def test_no_way_round_by_hand(somebody: Makes, officer: Staff, second: Staff, at: datetime) -> None:
    """The site's role can neither write a tombstone nor call the parts that remove."""
    edith = somebody()
    proposed(edith, officer, at)
    for sql in (
        "DELETE FROM people_name",
        "INSERT INTO information_rights_tombstone SELECT * FROM information_rights_tombstone",
        f"SELECT information_rights_remove(ARRAY['{edith.pk}']::uuid[], 'child_record')",
        "SELECT information_rights_remove_papers('2026-01-01')",
    ):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            viewing(as_viewer(second)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)


def test_a_hold_is_seen_and_placed_by_those_whose_work_it_is(
    somebody: Makes, officer: Staff, adviser: Viewer, at: datetime
) -> None:
    by = as_viewer(officer)
    with viewing(by):
        place_hold(title="Claim", why="Asked", by=by, at=at)
    with viewing(adviser):
        assert list(LegalHold.objects.all()) == []
        with pytest.raises(Refused, match="information-governance officer"):
            place_hold(title="x", why="x", by=adviser, at=at)
