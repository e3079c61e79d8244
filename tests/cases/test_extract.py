"""What the extract reads of cases: rows that stand, pseudonyms of children, no words (design 8)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from sightline.access.viewer import system_viewer, viewing
from sightline.cases.actions import begin_status, end_status, read_second
from sightline.cases.given import Status
from sightline.cases.states import Judged, Level, Statutory, YesNo
from sightline.figures.extract import cases_sql
from sightline.figures.extract.cases import CasesRead, case_tables
from sightline.figures.extract.checking import faults
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.reading import reader
from tests.cases.conftest import Pathway
from tests.cases.test_work import YES, assessed, judged

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
QUERIES = (cases_sql.CASES, cases_sql.STATUSES, cases_sql.LEVELS)
KEY = Pseudonyms("a key")


def rows(query: str, **values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def tables(since: date, until: date) -> dict[str, list[dict[str, str]]]:
    with viewing(system_viewer("test")):
        cases, statuses, levels = (rows(query, since=since, until=until) for query in QUERIES)
        held = rows(cases_sql.CASELOADS, days=[until])
    found = case_tables(CasesRead(cases, statuses, levels, held), lambda key: KEY.of("child", key), KEY)
    assert list(faults(found)) == []
    return found


def test_the_tables_say_what_stands(pathway: Pathway) -> None:
    case, day = pathway.allocated(), pathway.at.date()
    assessed(pathway, case)
    status = pathway.does(begin_status, case_id=case.pk, status=Status(status=Statutory.CP, started_on=day))
    pathway.does(end_status, case_id=case.pk, status_id=status.pk, ended_on=day, hours=3)
    judged(pathway, case, Level.HIGH)
    judged(pathway, case, Level.LOW)
    harmed = judged(pathway, case, YesNo.YES, Judged.HARMED)
    year = timedelta(days=365)
    found = tables(day - year, day + year)
    assert [(each["judgement"], each["exploitation_type"], each["closed_on"]) for each in found["case"]] == [
        ("", "sexual", "")
    ]
    assert [each["status"] for each in found["statutory_status"]] == ["cp"]
    assert [each["level"] for each in found["risk_level"]] == ["high"]
    pathway.does(read_second, who="manager", case_id=case.pk, judgement_id=harmed.pk, read=YES, hours=6)
    assert tables(day - year, day + year)["case"][0]["judgement"] == "confirmed"
    assert tables(day - year, day - timedelta(days=1))["case"] == []


def test_who_holds_how_many_with_those_who_hold_none(pathway: Pathway) -> None:
    pathway.allocated()
    day = pathway.at.date()
    found = tables(day - timedelta(days=9), day)["caseload"]
    assert sorted(each["open_cases"] for each in found) == ["0", "1"]
    assert {(each["as_at"], each["team"]) for each in found} == {(day.isoformat(), "exploitation_team")}
    before = tables(day - timedelta(days=9), day - timedelta(days=1))["caseload"]
    assert {each["open_cases"] for each in before} == {"0"}


@pytest.mark.parametrize(
    ("table", "counted", "kept"),
    [
        ("case", "opened_on", "why"),
        ("statusbegun", "status", "said_by"),
        ("judgement", "level", "reason"),
        ("secondreading", "agrees", "words"),
        ("roleheld", "staff_id", "called"),
        ("assessment", "", "analysis"),
        ("exitplan", "", "changed"),
        ("transfer", "", "shared"),
    ],
)
def test_the_extracts_own_role_reads_what_it_counts_and_no_words(
    table: str, counted: str, kept: str, db: None
) -> None:
    with connection.cursor() as cursor:
        for column, may in ((counted, True), (kept, False)):
            if column:
                asked = "SELECT has_column_privilege('sightline_extract', %s, %s, 'SELECT')"
                cursor.execute(asked, [f"cases_{table}", column])
                assert cursor.fetchone()[0] is may, column


def test_the_extracts_own_role_can_ask_all_of_it(db: None) -> None:
    with reader() as role:
        for query in (cases_sql.EVER, *QUERIES):
            role._rows(query, since=date(2026, 1, 1), until=date(2026, 3, 4))
        assert role._rows(cases_sql.CASELOADS, days=[date(2026, 3, 4)]) == []
