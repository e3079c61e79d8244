"""Each agency sees its own entries, the enquiry's social workers see all, and nobody else sees one: by the database."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from sightline.access.viewer import system_viewer, viewing
from sightline.enquiries.given import Somebody
from sightline.enquiries.models import Entry, Naming, Subject
from sightline.enquiries.states import Part
from sightline.enquiries.walls_sql import SEES
from sightline.people.actions import restrict
from sightline.people.models import SourceRecord
from tests.enquiries.conftest import SECRET, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def raw(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def reads(cast: Cast, who: str) -> set[str]:
    """Whose entries somebody reads, asked of the page's door and of the database; both must agree."""
    by = cast.viewer(who)
    with viewing(by):
        plain = {str(key) for (key,) in raw("SELECT id FROM enquiries_entry")}
        door = {str(key) for key in Entry.objects.visible_to(by).values_list("pk", flat=True)}
        counted = raw("SELECT count(*) FROM enquiries_entry")[0][0]
    assert plain == door
    assert counted == len(plain)
    return plain


def test_each_agency_reads_its_own_and_the_social_worker_all(cast: Cast) -> None:
    police, school = cast.writes("police"), cast.writes("school")
    assert reads(cast, "police") == {str(police.pk)}
    assert reads(cast, "school") == {str(school.pk)}
    assert reads(cast, "worker") == {str(police.pk), str(school.pk)}
    assert reads(cast, "adviser") == set()
    assert reads(cast, "housing") == set()


def test_a_social_worker_who_is_not_named_reads_none(cast: Cast) -> None:
    cast.writes("police")
    cast.add("other", "social_worker")
    cast.add("manager", "front_door_manager")
    assert reads(cast, "other") == set()
    assert reads(cast, "manager") == set()


def test_sexual_health_stands_behind_a_further_wall(cast: Cast) -> None:
    fact = cast.offered()
    plain = cast.writes("sexual", agency="sexual")
    assert reads(cast, "clinic") == {str(fact.pk), str(plain.pk)}
    assert reads(cast, "sexual") == {str(plain.pk)}, "a colleague of the same service"
    assert reads(cast, "worker") == {str(fact.pk), str(plain.pk)}
    cast.add("manager", "agency_manager", "sexual")
    assert reads(cast, "manager") == {str(plain.pk)}


def test_rows_that_go_with_an_entry_go_with_its_wall(cast: Cast) -> None:
    person = (Somebody(part=Part.SUSPECTED, called="Baz", known="Drives a white van"),)
    cast.writes("police", mentioned=person)
    for who, rows in (("police", 1), ("worker", 1), ("school", 0), ("adviser", 0)):
        with viewing(cast.viewer(who)):
            assert len(raw("SELECT 1 FROM enquiries_mentioned")) == rows, who
            joined = "SELECT e.words FROM enquiries_asked a JOIN enquiries_entry e ON e.asked_id = a.id"
            assert len(raw(joined)) == rows, who


def test_an_agency_does_not_learn_who_else_is_asked_nor_why_it_was_decided(cast: Cast) -> None:
    cast.concludes()
    for who in ("police", "school"):
        with viewing(cast.viewer(who)):
            assert raw("SELECT agency_id FROM enquiries_asked") == [(cast.agencies[who].pk,)]
            assert len(raw("SELECT told FROM enquiries_conclusion")) == 1
            for table in ("reasons", "outcometold", "drawn", "printed"):
                assert raw(f"SELECT 1 FROM enquiries_{table}") == [], table


@pytest.mark.parametrize("post", ["school_lead", "agency_manager"])
def test_a_school_s_named_lead_alone_is_shown_a_suspected_pupil(cast: Cast, post: str) -> None:
    cast.add("lead", post, "school")
    for who, parts in (
        ("school", {"child"}),
        ("lead", {"child", "suspected"}),
        ("police", {"child", "suspected"}),
    ):
        by = cast.viewer(who)
        with viewing(by):
            assert {part for (part,) in raw("SELECT part FROM enquiries_subject")} == parts
            assert set(Subject.objects.visible_to(by).values_list("part", flat=True)) == parts


def test_a_release_is_read_by_that_agency_alone_until_it_is_withdrawn(cast: Cast) -> None:
    police = cast.writes("police")
    out = cast.releases(police, "health")
    assert reads(cast, "health") == {str(police.pk)}
    assert reads(cast, "school") == set()
    with viewing(cast.viewer("police")):
        assert len(raw("SELECT why FROM enquiries_release")) == 1, "its author sees that it was released"
    cast.withdraws(out)
    assert reads(cast, "health") == set()


@pytest.mark.parametrize("post", ["school_lead", "agency_manager"])
def test_what_is_released_to_a_school_reaches_its_named_lead_alone(cast: Cast, post: str) -> None:
    police = cast.writes("police")
    cast.add("lead", post, "school")
    cast.releases(police, "school")
    assert reads(cast, "school") == set()
    assert reads(cast, "lead") == {str(police.pk)}


def test_those_who_read_contacts_learn_how_many_entries_are_held_and_nothing_else(cast: Cast) -> None:
    cast.writes("police")
    cast.nothing("housing")
    for who, rows in (("adviser", [(2,)]), ("school", [])):
        with viewing(cast.viewer(who)):
            keys = [str(cast.enquiry.pk)]
            assert raw("SELECT held FROM enquiries_held(%s::uuid[])", keys) == rows
            assert SECRET not in str(raw("SELECT to_jsonb(q) FROM enquiries_enquiry q"))


def test_the_system_at_work_reads_no_entry(cast: Cast) -> None:
    cast.writes("police")
    with viewing(system_viewer("worker")):
        assert raw("SELECT 1 FROM enquiries_entry") == []
        assert len(raw("SELECT 1 FROM enquiries_enquiry")) == 1


def test_nothing_of_an_entry_stands_in_what_others_read(cast: Cast) -> None:
    """Chronology, follow-ups with their history, messages, events, the record of access."""
    cast.writes("police", third_party=f"{SECRET} too", places=SECRET)
    cast.concludes(drawn=(cast.writes("health").pk,))
    tables = (
        "people_chronologyline", "follow_up_followup", "follow_up_followupevent", "follow_up_move", "follow_up_chase",
        "access_message", "core_event", "deadlines_clock", "enquiries_conclusion", "enquiries_reasons",
    )  # fmt: skip
    with viewing(cast.viewer("worker")):
        for table in tables:
            found = str(raw(f"SELECT to_jsonb(t) FROM {table} t"))
            assert SECRET not in found, table
            assert found != "None"


def test_a_hand_set_viewer_is_nobody(cast: Cast) -> None:
    cast.writes("police")
    with viewing(cast.viewer("worker")):
        kept = str(raw("SELECT current_setting('sightline.viewer')")[0][0])
    with viewing(cast.viewer("school")):
        raw("SELECT set_config('sightline.viewer', %s, true)", "0" * 64 + kept[64:])
        assert raw("SELECT 1 FROM enquiries_entry") == []
        assert raw("SELECT enquiries_read_whole()") == []


def columns(row: Any) -> dict[str, Any]:
    """The columns of a row, as a statement by hand would write them."""
    return {each.column: getattr(row, each.attname) for each in row._meta.concrete_fields}


def insert(table: str, given: dict[str, Any]) -> None:
    names = ", ".join(given)
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(given))})", [*given.values()]
        )


FORGED: dict[str, Callable[[Cast, dict[str, Any]], dict[str, Any]]] = {
    "as another agency": lambda cast, given: given,
    "as somebody else": lambda cast, given: given | own(cast),
    "about nobody": lambda cast, given: given | own(cast) | mine(cast) | {"about": []},
    "for another request": lambda cast, given: (
        given | own(cast) | mine(cast) | {"asked_id": cast.asked["police"]}
    ),
    "of sexual health": lambda cast, given: (
        given | own(cast) | mine(cast) | {"words": "", "sexual_health": "offered"}
    ),
}


def own(cast: Cast) -> dict[str, Any]:
    return {"agency_id": cast.agencies["school"].pk, "asked_id": cast.asked["school"]}


def mine(cast: Cast) -> dict[str, Any]:
    return {"by_id": cast.staff["school"].pk}


@pytest.mark.parametrize("how", FORGED)
def test_an_entry_forged_by_hand_is_refused(cast: Cast, how: str) -> None:
    given = columns(cast.writes("police")) | {"id": uuid4(), "walls": []}
    with viewing(cast.viewer("school")):
        honest = given | own(cast) | mine(cast)
        insert("enquiries_entry", honest | {"id": uuid4()})  # what would be right is taken
        with pytest.raises(ProgrammingError, match="row-level security"):
            insert("enquiries_entry", FORGED[how](cast, given))


def test_nobody_lets_themselves_in_by_hand(cast: Cast) -> None:
    cast.add("other", "social_worker")
    cast.add("manager", "front_door_manager")
    with viewing(cast.viewer("worker")):
        given = columns(Naming.objects.get())
    for who in ("other", "manager", "school", "adviser"):
        him = cast.staff[who].pk
        with viewing(cast.viewer(who)), pytest.raises(ProgrammingError, match="row-level security"):
            insert("enquiries_naming", given | {"id": uuid4(), "staff_id": him, "by_id": him})


def test_probing_for_an_entry_by_correcting_it_answers_alike(cast: Cast) -> None:
    """One that is there and one that is not, corrected already or not: the same words come back."""
    police = cast.writes("police")
    cast.writes("police", corrects_id=police.pk, minutes=9)
    with viewing(cast.viewer("school")):
        given = columns(police) | own(cast) | mine(cast)
        said = []
        for guess in (police.pk, uuid4()):
            with pytest.raises(ProgrammingError) as wrong:
                insert("enquiries_entry", given | {"id": uuid4(), "corrects_id": guess})
            said.append(str(wrong.value).splitlines()[0])
    assert said[0] == said[1]


@pytest.mark.parametrize("table", ["entry", "release", "naming", "conclusion", "reading"])
def test_nothing_is_changed_or_taken_away(cast: Cast, table: str) -> None:
    cast.writes("police")
    for sql in (f"UPDATE enquiries_{table} SET at = now()", f"DELETE FROM enquiries_{table}"):
        with viewing(cast.viewer("worker")):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                raw(sql)
            assert len(raw("SELECT 1 FROM enquiries_entry")) == 1


def test_a_mover_reads_nothing_of_the_old_post(cast: Cast) -> None:
    cast.writes("police")
    cast.staff["police"].posts.update(employer=cast.agencies["school"])
    assert reads(cast, "police") == set()
    cast.staff["worker"].registration_checked_on = None
    cast.staff["worker"].save()
    assert reads(cast, "worker") == set(), "reading all of it goes with the registration"


def test_a_wall_round_the_child_stands_before_everything(cast: Cast) -> None:
    cast.writes("police")
    by = cast.viewer("worker")
    with viewing(by):
        record = SourceRecord.objects.get(pk=cast.enquiry.about[0])
        keeper = cast.add("manager", "front_door_manager")
    with viewing(cast.viewer("manager")):
        restrict(
            record=record,
            named=[keeper.pk],
            ask="the manager",
            why="Known",
            by=cast.viewer("manager"),
            at=cast.at,
        )
    for who in ("worker", "police", "adviser"):
        with viewing(cast.viewer(who)):
            for table in SEES:
                assert raw(f"SELECT 1 FROM enquiries_{table}") == [], (who, table)
