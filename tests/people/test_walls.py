"""A restricted person: found by name, opened by named people, unseen by everybody else in every table."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.people import actions
from sightline.people.actions import NewName
from sightline.people.actions.parts import amend
from sightline.people.models import Emergency, Restriction, SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born
from sightline.people.queries import chronology, one_child, possible_matches, search
from sightline.people.states import Role
from tests.people.making import AMELIA, AT, GRACE, person
from tests.people_of_the_tests import Partnership

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def manager(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("front_door_manager")


@pytest.fixture
def adviser(viewer_with: Callable[..., Viewer]) -> Viewer:
    return viewer_with("adviser")


def rows(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        found: list[Any] = cursor.fetchall()
    return found


def tables_about_people() -> list[str]:
    """Every table whose rows carry a wall, history tables among them."""
    found = rows(
        """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND a.attname = 'walls' AND c.relname LIKE 'people_%' ORDER BY 1"""
    )
    return [name for (name,) in found]


def seen_of(table: str, record: SourceRecord) -> list[Any]:
    return rows(f"SELECT * FROM {table} WHERE %s = ANY(about)", record.pk)


def walled_rows(table: str) -> Any:
    return rows(f"SELECT count(*) FROM {table} WHERE walls <> '{{}}'")[0][0]


def fill(record: SourceRecord, other: SourceRecord, by: Viewer, council_id: Any) -> None:
    """Put a row about the person into every table, and a former version into every history."""
    given: dict[str, Any] = {"record": record, "by": by, "at": AT}
    changed: dict[str, Any] = {"by": by, "at": AT, "version": 1}
    actions.amend_source_record(record=record, changes={"sex": "F"}, **changed)
    name = actions.add_name(name=NewName("Millie", "Okafor"), **given)
    actions.amend_name(name=name, changes={"given": "Milly"}, **changed)
    number = actions.add_identifier(kind="police", value="P100200", **given)
    actions.amend_identifier(identifier=number, changes={"traced": True}, **changed)
    address = actions.add_address(lines="1 High Street", **given)
    actions.amend_address(address=address, changes={"safe_to_write": "no"}, **changed)
    point = actions.add_contact_point(kind="phone", value="01", **given)
    actions.amend_contact_point(contact_point=point, changes={"safe_to_use": "no"}, **changed)
    tie = actions.add_relationship(first=record, second=other, role=Role.SIBLING, by=by, at=AT)
    actions.amend_relationship(relationship=tie, changes={"role": Role.HALF_SIBLING}, **changed)
    work = actions.note_involvement(
        record_id=record.pk, agency_id=council_id, role="Social worker", folder="people",
        started_on=AT.date(), by=by, at=AT,
    )  # fmt: skip
    actions.end_involvement(involvement=work, ended_on=AT.date(), why="Moved", by=by, at=AT)
    actions.refuse_link(left=record, right=other, why="Sisters", by=by, at=AT)
    line: dict[str, Any] = {"about": [record.pk], "happened_at": AT, "kind": "people.test", "title": "A line"}
    actions.write_chronology(**line, reference_id=other.pk, controller_id=council_id, by=by, at=AT)
    back: dict[str, Any] = {"record_id": record.pk, "reference_ids": [other.pk], "why": "Not her"}
    actions.take_back_chronology(**back, by=by, at=AT)
    now = clock.now()
    asked = {"number": "EM-1", "reason": "x", "about": [record.pk], "until": now + timedelta(minutes=5)}
    Emergency.objects.create(**asked, by_id=by.person_id, at=now)


@pytest.fixture
def hidden(partnership: Partnership, manager: Viewer) -> tuple[SourceRecord, SourceRecord, Restriction]:
    """A restricted child with rows in every table, and another who is not restricted."""
    with viewing(manager):
        child = person(partnership.council, manager, reference="C-1", **AMELIA)
        other = person(partnership.council, manager, **GRACE)
        fill(child, other, manager, partnership.council.pk)
        restriction = actions.restrict(
            record=child, named=[], ask="The duty manager, front door", why="Staff family", by=manager, at=AT
        )
        actions.name_viewer(restriction=restriction, staff_id=manager.staff_id, by=manager, at=AT)  # type: ignore[arg-type]
        row = {"by": manager, "at": AT, "version": 1, "changes": {"ask": "The duty manager"}}
        amend(restriction, **row)  # type: ignore[arg-type]
    return child, other, restriction


def test_no_row_about_a_restricted_person_is_seen(
    hidden: tuple[SourceRecord, SourceRecord, Restriction], manager: Viewer, adviser: Viewer
) -> None:
    child, _other, _restriction = hidden
    tables = tables_about_people()
    assert len(tables) == 21
    with viewing(manager):
        for table in tables:
            assert seen_of(table, child), table
    with viewing(adviser):
        for table in tables:
            assert seen_of(table, child) == [], table
            assert walled_rows(table) == 0, table
        joined = "SELECT count(*) FROM people_sourcerecord s JOIN people_name n ON n.record_id = s.id"
        assert rows(f"{joined} WHERE n.surname = 'Okafor'") == [(0,)]
        assert rows("SELECT one FROM people_links(%s)", [child.pk]) == []
        assert one_child(adviser, child.pk) is None
        assert chronology(adviser, [child.pk]).lines == ()
        assert SourceRecord.objects.visible_to(adviser).filter(pk=child.pk).count() == 0


def test_a_restricted_person_cannot_be_written_about_from_outside(
    hidden: tuple[SourceRecord, SourceRecord, Restriction], adviser: Viewer
) -> None:
    child, _other, _restriction = hidden
    with viewing(adviser), pytest.raises(Exception, match="row-level security"):
        actions.add_name(record=child, name=NewName("A", "B"), by=adviser, at=AT)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked("Amelia Okafor"), True),
        (Asked("Okafur, Amelie"), True),
        (Asked("Amelia"), False),
        (Asked(born=Born(2010, 3, 4)), False),
        (Asked(identifier="9434765870"), False),
        (Asked("Amelia Nobody"), False),
    ],
)
def test_found_by_whole_name_only_and_then_only_whom_to_ask(
    hidden: tuple[SourceRecord, SourceRecord, Restriction], adviser: Viewer, asked: Asked, told: bool
) -> None:
    with viewing(adviser):
        results = search(adviser, asked)
        assert results.found == ()
        assert results.ask == (("The duty manager",) if told else ())


def test_named_people_find_and_open(
    hidden: tuple[SourceRecord, SourceRecord, Restriction],
    manager: Viewer,
    staff_with: Callable[..., Staff],
) -> None:
    child, _other, restriction = hidden
    named = staff_with("social_worker")
    viewer = viewer_of(named, on=AT.date())
    with viewing(viewer):
        assert one_child(viewer, child.pk) is None
    with viewing(manager):
        actions.name_viewer(restriction=restriction, staff_id=named.pk, by=manager, at=AT)
    with viewing(viewer):
        assert one_child(viewer, child.pk) is not None
        results = search(viewer, Asked("Amelia Okafor"))
        assert [found.record.pk for found in results.found] == [child.pk]
        assert results.ask == ()
    with viewing(manager):
        actions.unname_viewer(restriction=restriction, staff_id=named.pk, by=manager, at=AT)
        with pytest.raises(Refused, match="Somebody must stay"):
            actions.unname_viewer(restriction=restriction, staff_id=manager.staff_id, by=manager, at=AT)  # type: ignore[arg-type]
    with viewing(viewer):
        assert one_child(viewer, child.pk) is None


def test_linking_into_a_restricted_identity_extends_the_wall_at_once(
    hidden: tuple[SourceRecord, SourceRecord, Restriction],
    partnership: Partnership,
    manager: Viewer,
    adviser: Viewer,
) -> None:
    child, _other, _restriction = hidden
    with viewing(manager):
        copy = person(partnership.police, manager, **AMELIA)
        (match,) = possible_matches(manager, copy)
        assert match.record == child
    with viewing(adviser):
        assert one_child(adviser, copy.pk) is not None
        assert possible_matches(adviser, copy) == []
    with viewing(manager):
        actions.confirm_link(left=child, right=copy, why="Same", by=manager, at=AT)
    with viewing(adviser):
        assert one_child(adviser, copy.pk) is None
        assert rows("SELECT * FROM people_name WHERE record_id = %s", copy.pk) == []
    with viewing(manager):
        actions.undo_link(left=child, right=copy, why="Wrong", by=manager, at=AT)
    with viewing(adviser):
        assert one_child(adviser, copy.pk) is not None
        assert one_child(adviser, child.pk) is None


def test_lifting_opens_everything_again(
    hidden: tuple[SourceRecord, SourceRecord, Restriction], manager: Viewer, adviser: Viewer
) -> None:
    child, _other, restriction = hidden
    with viewing(manager):
        restriction.refresh_from_db()
        actions.lift_restriction(restriction=restriction, why="No longer needed", by=manager, at=AT)
    with viewing(adviser):
        assert one_child(adviser, child.pk) is not None
        for table in tables_about_people():
            assert walled_rows(table) == 0, table


@pytest.mark.parametrize("wrong", [{"why": " "}, {"ask": ""}, {"by": "adviser"}, {"again": True}])
def test_what_a_restriction_needs(
    partnership: Partnership, manager: Viewer, adviser: Viewer, wrong: dict[str, Any]
) -> None:
    with viewing(manager):
        child = person(partnership.council, manager, **AMELIA)
        given: dict[str, Any] = {
            "record": child,
            "named": [],
            "ask": "Duty",
            "why": "x",
            "by": manager,
            "at": AT,
        }
        if wrong.pop("again", False):
            actions.restrict(**given)
        if wrong.pop("by", ""):
            wrong = {"by": adviser}
        with pytest.raises(Refused):
            actions.restrict(**{**given, **wrong})


def test_a_confidential_address_is_for_those_who_may(
    partnership: Partnership, manager: Viewer, adviser: Viewer
) -> None:
    with viewing(adviser):
        child = person(partnership.council, adviser, **AMELIA)
        actions.add_address(record=child, lines="2 Low Street", confidential=True, by=adviser, at=AT)
        assert rows("SELECT count(*) FROM people_address") == [(0,)]
    with viewing(manager):
        assert rows("SELECT lines FROM people_address") == [("2 Low Street",)]


def test_a_line_for_one_employer_is_theirs(
    partnership: Partnership, manager: Viewer, adviser: Viewer, viewer_with: Callable[..., Viewer]
) -> None:
    officer = viewer_with("social_worker", employer=partnership.police)
    with viewing(officer):
        child = person(partnership.police, officer, **AMELIA)
        given: dict[str, Any] = {
            "about": [child.pk], "happened_at": AT, "kind": "people.test", "by": officer, "at": AT,
            "controller_id": partnership.police.pk,
        }  # fmt: skip
        actions.write_chronology(title="Entry held", **given)
        actions.write_chronology(title="Entry", words="Said", only_employer_id=partnership.police.pk, **given)
        assert len(chronology(officer, [child.pk]).lines) == 2
    with viewing(adviser):
        assert [line.title for line in chronology(adviser, [child.pk]).lines] == ["Entry held"]
    with viewing(manager):
        assert len(chronology(manager, [child.pk]).lines) == 2
