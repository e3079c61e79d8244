"""Which cases were closed when: as many a year as are planned, after as long as was printed on average."""

from datetime import date, timedelta
from random import Random

from sightline.demonstration.plan.cases import one
from sightline.demonstration.returns.case import DAY, START, YEARS, Case
from sightline.demonstration.returns.known import first_day, last_day, some_day

SHORTEST = timedelta(days=75)
WEEK = timedelta(days=7)


def close(chance: Random, found: list[Case]) -> None:
    """Close cases year by year, those open longest first, give or take two months."""
    for year in YEARS:
        first, last = first_day(year), last_day(year)
        ready = [case for case in found if case.closed is None and _earliest(case, first) <= last - WEEK]
        turn = {id(case): case.opened + chance.randrange(-60, 61) * DAY for case in ready}
        ready.sort(key=lambda case: turn[id(case)])
        for case in ready[: one("cases.closed", year)]:
            days = (some_day(chance, _earliest(case, first), last) for _ in range(2))
            case.closed = max(days)
    _lengthen(found)


def _earliest(case: Case, first: date) -> date:
    """The first day of a year on which a case may be closed."""
    return max(first, case.opened + SHORTEST, case.held_to + WEEK)


def _lengthen(found: list[Case]) -> None:
    """Move the beginning of cases opened before the records begin, until the days of service are as planned."""
    closed = [case for case in found if case.closed and case.closed >= START]
    days = sum((case.last - case.opened).days for case in closed)
    movable = [case for case in closed if case.child is None]
    missing = one("cases.days_open") - days
    for number, case in enumerate(movable):
        share = missing // len(movable) + (number < missing % len(movable))
        case.opened = min(case.opened - share * DAY, first_day(YEARS[0]) - DAY)
