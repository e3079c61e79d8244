"""Work of the practitioners that is on no case of the pathway, as their manager notes it month by month (WF-02b).

The report prints how many cases of every kind the team held on two days, and the most that one of them held. What is
not on a case of these records is other work. The other months have as much of it as the printed day before them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from sightline.demonstration.calendar import moment, working_day
from sightline.demonstration.pathway.story import MANAGER
from sightline.demonstration.pathway.telling import Told, practitioners
from sightline.demonstration.reference import rows
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import cell

FIRST = date(2019, 4, 1)
DAY = timedelta(days=1)
WHAT = "Enquiries and short pieces of work for other teams"
UPTO = 15
"""One more than anybody ever has in a month, so that every number can be learned."""


class Printed(NamedTuple):
    """What was printed of one day: how many were held together, and by the one who held most."""

    day: date
    held: int
    most: int


@cache
def printed() -> tuple[Printed, ...]:
    """The days that were printed, in order."""
    return tuple(
        Printed(date.fromisoformat(row["as_at"]), int(row["held"]), int(row["most"]))
        for row in rows("caseloads")
    )


def held_on(cases: Sequence[Told], day: date) -> Counter[str]:
    """How many cases each practitioner holds at the end of a day."""
    return Counter(
        one.holder for one in cases if one.allocated <= day and (one.closed is None or one.closed > day)
    )


def other_work(cases: Sequence[Told], day: date) -> dict[str, int]:
    """How many others each practitioner had in the month of a day."""
    before = [one for one in printed() if one.day <= day] or [printed()[0]]
    return _shared_out(before[-1], held_on(cases, before[-1].day))


def _shared_out(found: Printed, held: Counter[str]) -> dict[str, int]:
    """The one with most cases comes to the printed most; the rest goes to the others, not all alike."""
    keys = sorted(practitioners(), key=lambda key: -held[key])
    other = dict.fromkeys(keys, 0)
    other[keys[0]] = max(found.most - held[keys[0]], 0)
    left, place = found.held - held.total() - other[keys[0]], 0
    while left > 0:
        key = keys[1:][place % (len(keys) - 1)]
        share = min(1 + place % 3, left, max(found.most - 1 - held[key] - other[key], 0))
        other[key] += share
        left, place = left - share, place + 1
    return other


def noted(key: str, cases: Sequence[Told], upto: datetime) -> list[Beat]:
    """What the manager notes of one of them, on the first working day after each month."""
    found, month = [], FIRST
    while (at := _noted_at(key, month)) <= upto:
        count = other_work(cases, _last_of(month))[key]
        if count:
            found.append(note(key, month, count, at))
        month = _last_of(month) + DAY
    return found


def every_number(key: str) -> Iterator[Beat]:
    """One note of each number there can be, to learn from."""
    month = FIRST
    for count in range(1, UPTO):
        yield note(key, month, count, _noted_at(key, month))
        month = _last_of(month) + DAY


def note(key: str, month: date, count: int, at: datetime) -> Beat:
    """One of them."""
    given = {"story": key, "month": month, "cases": count}
    return Beat("other_work", at, MANAGER, given, (count,), {"w.month": cell(month), "w.what": cell(WHAT)})


def _noted_at(key: str, month: date) -> datetime:
    return moment(working_day(_last_of(month) + DAY, 0), 8 * 60 + 50 + practitioners().index(key))


def _last_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - DAY
