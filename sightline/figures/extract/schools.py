"""The tables `school_setting`, `school_pupil` and `school_indicator`, from what was read of returns.

Where nobody has returned anything here, the three are left out: the figures then say that they were not supplied.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sightline.education import years
from sightline.figures.extract.pseudonyms import Pseudonyms

Row = dict[str, str]
FACTOR = {
    "MISS": "missing", "COER": "coercion", "CONT": "contact", "SUBS": "substances", "EDUC": "education",
    "TECH": "technology", "HLTH": "health", "HOME": "home", "OFFD": "offending", "ISOL": "isolation",
}  # fmt: skip


class SchoolsRead(NamedTuple):
    """What was read of schools: rows as the database gave them."""

    settings: list[Any]
    pupils: list[Any]


def academic_years(since: date, until: date) -> list[int]:
    """The academic years of which a day lies in the period, by the calendar year in which each begins."""
    return list(range(years.year_of(since), years.year_of(until) + 1))


def school_tables(
    read: SchoolsRead, child_of: Callable[[UUID], str], pseudonyms: Pseudonyms
) -> dict[str, list[Row]]:
    """Rows in order of their keys. A child whom two settings returned is two pupils and one child."""
    pupils = [(_pupil(row, child_of(row.record_id), pseudonyms), row) for row in read.pupils]
    tables = {
        "school_setting": [_setting(row, pseudonyms) for row in read.settings],
        "school_pupil": [row for row, _ in pupils],
        "school_indicator": [
            {"pupil_id": made["pupil_id"], "factor": FACTOR[factor]}
            for made, row in pupils
            for factor in row.factors
        ],
    }
    return {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in tables.items()}


def _setting(row: Any, pseudonyms: Pseudonyms) -> Row:
    said = "cases" if row.has_pupils else "nil" if row.nil else "none"
    return {
        "setting_id": pseudonyms.of("setting", row.setting_id),
        "academic_year": _year(row.academic_year),
        "return": said,
    }


def _pupil(row: Any, child: str, pseudonyms: Pseudonyms) -> Row:
    kind = f"pupil:{row.setting_id}:{row.academic_year}"
    return {
        "pupil_id": pseudonyms.of(kind, row.record_id),
        "child_id": child,
        "setting_id": pseudonyms.of("setting", row.setting_id),
        "academic_year": _year(row.academic_year),
        "sex": row.sex,
        "age": "" if row.age is None else str(row.age),
        "ethnicity": row.ethnicity,
        "send": row.send,
        "attendance": "" if row.attendance is None else str(row.attendance),
        "early_help": row.early_help,
        "not_offered_reason": row.not_offered,
    }


def _year(year: int) -> str:
    return f"{years.in_words(year)} academic"
