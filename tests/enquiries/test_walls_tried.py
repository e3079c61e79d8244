"""Ways round the walls, tried as the site's own database role: at entries, restricted people and the record of access.

Joins, counts, aggregates, what statistics and errors give away, unique keys, searches, files that leave. Each attempt
gives what it would give if the row were not there.
"""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from sightline.access.viewer import viewing
from sightline.enquiries.models import Mentioned
from sightline.people.actions import restrict
from sightline.people.models import Identifier, SourceRecord
from tests.enquiries.conftest import SECRET, Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
KEY = "QX-4711-OUT"

AT_ENTRIES = (
    "SELECT e.words FROM enquiries_asked a JOIN enquiries_entry e ON e.asked_id = a.id WHERE e.agency_id = %(agency)s",
    "SELECT a.name FROM access_agency a WHERE EXISTS (SELECT FROM enquiries_entry e WHERE e.agency_id = a.id)",
    "SELECT agency_id FROM enquiries_entry GROUP BY agency_id HAVING count(*) > 0",
    "SELECT string_agg(words, '') FROM enquiries_entry HAVING count(*) > 0",
    "SELECT max(at) FROM enquiries_entry HAVING max(at) IS NOT NULL",
    "SELECT 1 FROM enquiries_entry WHERE words ILIKE '%%quarry%%'",
    "SELECT 1 / (CASE WHEN words LIKE '%%quarry%%' THEN 0 ELSE 1 END) FROM enquiries_entry",
    "SELECT words::integer FROM enquiries_entry",
    "SELECT most_common_vals::text FROM pg_stats WHERE tablename = 'enquiries_entry'",
    "WITH seen AS MATERIALIZED (SELECT * FROM enquiries_entry) SELECT to_jsonb(seen) FROM seen",
    "SELECT query_to_xml('SELECT * FROM enquiries_entry', true, true, '')::text WHERE EXISTS ("
    "SELECT FROM enquiries_entry)",
    "SELECT c.relname FROM pg_class c WHERE c.relname LIKE 'enquiries_%%event'",
    "SELECT 1 FROM enquiries_mentioned UNION ALL SELECT 1 FROM enquiries_release",
)
AT_A_PERSON = (
    "SELECT n.surname FROM people_name n JOIN people_sourcerecord s ON s.id = n.record_id WHERE s.id = %(person)s",
    "SELECT count(*) FROM people_name WHERE record_id = %(person)s HAVING count(*) > 0",
    "SELECT 1 / (CASE WHEN record_id = %(person)s THEN 0 ELSE 1 END) FROM people_name WHERE record_id = %(person)s",
    "SELECT n.given::integer FROM people_nameevent n WHERE %(person)s = ANY(about)",
    "SELECT most_common_vals::text FROM pg_stats WHERE tablename IN ('people_name', 'people_identifier')",
    "SELECT 1 FROM people_identifier WHERE value = %(key)s",
    "SELECT 1 FROM people_chronologyline WHERE %(person)s = ANY(about)",
    "SELECT 1 FROM front_door_contact WHERE %(person)s = ANY(about)",
    "SELECT 1 FROM follow_up_followup WHERE %(person)s = ANY(about)",
    "SELECT 1 FROM enquiries_enquiry WHERE %(person)s = ANY(about)",
    "SELECT 1 FROM deadlines_clock WHERE %(person)s = ANY(about)",
    "SELECT 1 FROM core_event WHERE %(person)s = ANY(about)",
    "SELECT one FROM people_links(ARRAY[%(person)s]::uuid[])",
    "SELECT held FROM enquiries_held(ARRAY[%(enquiry)s]::uuid[])",
    "SELECT held FROM information_rights_controllers(ARRAY[%(person)s]::uuid[])",
    "SELECT goes FROM information_rights_counts(ARRAY[%(person)s]::uuid[], 'child_record')",
)
AT_THE_RECORD = (
    "SELECT kind FROM access_auditevent",
    "SELECT count(*) FROM access_auditevent HAVING count(*) > 0",
    "SELECT s.name FROM access_staff s JOIN access_auditevent e ON e.staff_id = s.id",
    "SELECT words FROM access_auditwords",
    "SELECT 1 / (CASE WHEN kind <> '' THEN 0 ELSE 1 END) FROM access_auditevent",
    "SELECT * FROM access_seal",
    "SELECT most_common_vals::text FROM pg_stats WHERE tablename = 'access_auditevent'",
)


def tried(sqls: tuple[str, ...], **values: Any) -> list[str]:
    """Which of some statements give anything at all. One that fails says something, too."""
    told = []
    for sql in sqls:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            told += [sql] if cursor.fetchall() else []
    return told


def test_nothing_of_another_agencys_entry_is_had_by_any_statement(cast: Cast) -> None:
    cast.writes("police", third_party=SECRET)
    values = {"agency": cast.agencies["police"].pk}
    for who in ("school", "adviser"):
        with viewing(cast.viewer(who)):
            assert tried(AT_ENTRIES, **values) == [], who


def test_unique_keys_of_an_entry_answer_alike_whether_it_is_there_or_not(cast: Cast) -> None:
    police = cast.writes("police")
    given = {"about": police.about, "controller_id": police.controller_id, "retention_class": "child_record"}
    with viewing(cast.viewer("school")):
        said = set()
        for guess in (police.pk, uuid4()):
            with pytest.raises(DatabaseError) as wrong, transaction.atomic():
                Mentioned.objects.create(
                    entry_id=guess, enquiry_id=cast.enquiry.pk, called="x", part="other", place=1,
                    by=cast.staff["school"], at=cast.at, **given,
                )  # fmt: skip
            said.add(str(wrong.value).splitlines()[0])
    assert len(said) == 1
    assert "row-level security" in said.pop()


@pytest.fixture
def restricted(cast: Cast) -> SourceRecord:
    """The child of the enquiry, restricted to a manager, with an identifier of its own."""
    cast.writes("police")
    cast.add("manager", "front_door_manager")
    by = cast.viewer("manager")
    with viewing(by):
        child = SourceRecord.objects.get(pk=cast.enquiry.about[0])
        law = {"about": [child.pk], "controller_id": child.controller_id, "retention_class": "child_record"}
        Identifier.objects.create(
            record=child, kind="police", value=KEY, changed_by_id=by.staff_id, changed_at=cast.at, **law
        )
        restrict(record=child, named=[], ask="The duty manager", why=SECRET, by=by, at=cast.at)
    return child


def test_nothing_of_a_restricted_person_is_had_by_any_statement(cast: Cast, restricted: SourceRecord) -> None:
    values = {"person": restricted.pk, "key": KEY, "enquiry": cast.enquiry.pk}
    for who in ("adviser", "worker", "police"):
        with viewing(cast.viewer(who)):
            assert tried(AT_A_PERSON, **values) == [], who


def test_unique_keys_of_a_restricted_person_answer_alike(cast: Cast, restricted: SourceRecord) -> None:
    law = {
        "about": [restricted.pk],
        "controller_id": restricted.controller_id,
        "retention_class": "child_record",
    }
    with viewing(cast.viewer("adviser")):
        said = set()
        for value in (KEY, "QX-0000-NOT"):
            with pytest.raises(DatabaseError) as wrong, transaction.atomic():
                Identifier.objects.create(
                    record_id=restricted.pk, kind="police", value=value, changed_by=cast.staff["adviser"],
                    changed_at=cast.at, **law,
                )  # fmt: skip
            said.add(str(wrong.value).splitlines()[0])
    assert len(said) == 1
    assert "row-level security" in said.pop()


def test_the_record_of_access_is_had_by_no_statement_of_those_who_do_not_check_it(
    cast: Cast, restricted: SourceRecord
) -> None:
    for who in ("adviser", "worker", "manager", "police"):
        with viewing(cast.viewer(who)):
            assert tried(AT_THE_RECORD) == [], who
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO access_seal SELECT (e).* FROM (SELECT NULL::access_seal AS e) x")


def test_words_about_a_restricted_person_stay_from_who_checks_the_record(
    cast: Cast, restricted: SourceRecord
) -> None:
    cast.add("governance", "governance_officer")
    with viewing(cast.viewer("governance")):
        assert tried(("SELECT 1 FROM access_auditwords WHERE words LIKE '%%quarry%%'",)) == []
        assert tried(("SELECT kind FROM access_auditevent",)) != []


def test_searches_pages_and_files_say_nothing_of_either(
    cast: Cast, restricted: SourceRecord, signed_in: Any, fixed_clock: object
) -> None:
    cast.add("governance", "governance_officer")
    pages = {
        "adviser": (
            f"{reverse('people:search')}?names=quarry",
            f"{reverse('people:search')}?identifier={KEY}",
            reverse("front_door:contacts"),
            reverse("enquiries:list"),
            reverse("follow_up:list"),
            reverse("desk:my_work"),
        ),
        "school": (reverse("enquiries:ours"), reverse("follow_up:list"), reverse("desk:my_work")),
        "governance": (reverse("access:record"), reverse("access:record_file")),
    }
    for who, paths in pages.items():
        client: Client = signed_in(cast.staff[who])
        for path in paths:
            answer = client.post(path) if path == reverse("access:record_file") else client.get(path)
            said = answer.content.decode()
            assert answer.status_code == 200, path
            assert SECRET not in said, path
            assert KEY not in said.replace(path, "").replace(f'value="{KEY}"', ""), path
