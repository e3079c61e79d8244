"""The tables `case`, `statutory_status` and `risk_level`, from what was read of cases.

Where the partnership has never opened a case here, the three are left out: the figures then say that they were not
supplied, and not that there were none.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sightline.figures.extract.pseudonyms import Pseudonyms

Row = dict[str, str]
# The format has the panel's five levels. The highest word of the four-level scale is counted as its highest.
LEVEL = {"exploited": "high"}


def case_tables(
    read: tuple[list[Any], list[Any], list[Any]], child_of: Callable[[UUID], str], pseudonyms: Pseudonyms
) -> dict[str, list[Row]]:
    """Rows in order of what they say, so that the same records give the same bytes."""
    cases, statuses, levels = read

    def key(row: Any) -> str:
        return pseudonyms.of("case", row.case_id)

    tables = {
        "case": [_case(row, child_of(row.record_id), pseudonyms.of("case", row.id)) for row in cases],
        "statutory_status": [
            {
                "case_id": key(row),
                "status": row.status,
                "started_on": _day(row.started_on),
                "ended_on": _day(row.ended_on),
            }
            for row in statuses
        ],
        "risk_level": [
            {"case_id": key(row), "judged_on": _day(row.judged_on), "level": LEVEL.get(row.level, row.level)}
            for row in levels
        ],
    }
    return {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in tables.items()}


def _case(row: Any, child: str, name: str) -> Row:
    """School attendance and whether the police were told are held by no record yet, and stay empty."""
    return {
        "case_id": name,
        "child_id": child,
        "opened_on": _day(row.opened_on),
        "closed_on": _day(row.closed_on),
        "exploitation_type": row.exploitation_type,
        "judgement": "confirmed" if row.harmed == "yes" else "at_risk" if row.at_risk == "yes" else "",
        "attendance": "",
        "disclosed_to_police": "",
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
