"""The tables `case`, `statutory_status`, `risk_level` and `caseload`, from what was read of cases.

Where the partnership has never opened a case here, the four are left out: the figures then say that they were not
supplied, and not that there were none.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sightline.figures.extract.pseudonyms import Pseudonyms

Row = dict[str, str]
# The format has the panel's five levels. The highest word of the four-level scale is counted as its highest.
LEVEL = {"exploited": "high"}
DISCLOSED = {"yes": "true", "no": "false"}


class CasesRead(NamedTuple):
    """What was read of cases: rows as the database gave them."""

    cases: list[Any]
    statuses: list[Any]
    levels: list[Any]
    caseloads: list[Any]


def counted_on(since: date, until: date) -> Iterator[date]:
    """The days whose caseloads an extract holds: the end of each month in it, and its own last day."""
    day = since
    while day < until:
        after = day + timedelta(days=1)
        if after.month != day.month:
            yield day
        day = after
    yield until


def case_tables(
    read: CasesRead, child_of: Callable[[UUID], str], pseudonyms: Pseudonyms
) -> dict[str, list[Row]]:
    """Rows in order of what they say, so that the same records give the same bytes.

    Of two levels judged on one day the later stands last, since the last of a day is the one that counts.
    """

    def key(row: Any) -> str:
        return pseudonyms.of("case", row.case_id)

    levels = sorted(read.levels, key=lambda row: (key(row), row.judged_on, row.number))
    tables = {
        "case": [_case(row, child_of(row.record_id), pseudonyms.of("case", row.id)) for row in read.cases],
        "statutory_status": [_status(row, key(row)) for row in read.statuses],
        "caseload": [_caseload(row, pseudonyms.of("worker", row.staff_id)) for row in read.caseloads],
    }
    in_order = {name: sorted(rows, key=lambda row: tuple(row.values())) for name, rows in tables.items()}
    return in_order | {"risk_level": [_level(row, key(row)) for row in levels]}


def _status(row: Any, case: str) -> Row:
    days = {"started_on": _day(row.started_on), "ended_on": _day(row.ended_on)}
    return {"case_id": case, "status": row.status, **days}


def _level(row: Any, case: str) -> Row:
    return {"case_id": case, "judged_on": _day(row.judged_on), "level": LEVEL.get(row.level, row.level)}


def _caseload(row: Any, worker: str) -> Row:
    team = "police_team" if row.of_police else "exploitation_team"
    return {
        "as_at": _day(row.as_at), "team": team, "worker_id": worker, "open_cases": str(row.open_cases)
    }  # fmt: skip


def _case(row: Any, child: str, name: str) -> Row:
    """School attendance is held by no record yet, and stays empty."""
    return {
        "case_id": name,
        "child_id": child,
        "opened_on": _day(row.opened_on),
        "closed_on": _day(row.closed_on),
        "exploitation_type": row.exploitation_type,
        "judgement": "confirmed" if row.harmed == "yes" else "at_risk" if row.at_risk == "yes" else "",
        "attendance": "",
        "disclosed_to_police": DISCLOSED.get(row.disclosed, ""),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
