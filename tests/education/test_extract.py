"""What the extract reads of returns: settings by return, pupils that stand, children counted once (SC-03, SC-04)."""

from typing import Any

import pytest
from django.db import connection

from sightline.access.viewer import system_viewer, viewing
from sightline.education.actions import return_nil, take_back_return
from sightline.education.states import ASKED
from sightline.figures.extract import schools_sql
from sightline.figures.extract.checking import faults
from sightline.figures.extract.pseudonyms import Pseudonyms
from sightline.figures.extract.reading import reader
from sightline.figures.extract.schools import SchoolsRead, academic_years, school_tables
from tests.education.conftest import Schools

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
KEY = Pseudonyms("a key")


def rows(query: str, **values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [type("Row", (), dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def tables(*years: int) -> dict[str, list[dict[str, str]]]:
    with viewing(system_viewer("test")):
        settings = rows(schools_sql.SETTINGS, years=list(years), phases=[str(each) for each in ASKED])
        pupils = rows(schools_sql.PUPILS, years=list(years))
    found = school_tables(SchoolsRead(settings, pupils), lambda key: KEY.of("child", key), KEY)
    assert [each for each in faults(found) if "child" not in str(each)] == []
    return found


def ever() -> bool:
    with viewing(system_viewer("test")):
        return bool(rows(schools_sql.EVER)[0].any)


def test_the_tables_say_what_stands(schools: Schools) -> None:
    assert not ever()
    schools.returns(attendance=None, send="ehcp")
    gone = schools.returns(surname="Hale")
    by, other = schools.viewer("lead"), schools.viewer("other")
    with viewing(by):
        take_back_return(return_id=gone.pk, seen_number=1, why="Wrong", by=by, at=schools.at)
    with viewing(other):
        return_nil(year=2025, by=other, at=schools.at)
    assert ever()
    found = tables(2024, 2025)
    said = sorted((each["academic_year"], each["return"]) for each in found["school_setting"])
    assert said == [
        ("2024/25 academic", "none"),
        ("2024/25 academic", "none"),
        ("2025/26 academic", "cases"),
        ("2025/26 academic", "nil"),
    ]
    (pupil,) = found["school_pupil"]
    assert (pupil["sex"], pupil["age"], pupil["ethnicity"], pupil["send"]) == ("F", "15", "WBRI", "ehcp")
    assert (pupil["early_help"], pupil["not_offered_reason"], pupil["attendance"]) == ("declined", "", "")
    assert [each["factor"] for each in found["school_indicator"]] == ["missing", "technology"]


def test_a_period_asks_for_the_academic_years_that_lie_in_it(schools: Schools) -> None:
    day = schools.at.date()
    assert academic_years(day.replace(year=2024, month=4, day=1), day) == [2023, 2024, 2025]


@pytest.mark.parametrize("column", ["worry", "support", "why", "place_words", "not_offered_words"])
def test_the_extract_s_role_reads_no_words(schools: Schools, column: str) -> None:
    with reader() as records, pytest.raises(Exception, match="permission denied"):
        records._rows(f"SELECT {column} FROM education_pupilreturn")
