"""London's clock: which local hours never were, and how far it was ahead of Greenwich when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

FIRST, RULE, LAST = 1970, 1996, 2100
LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Change:
    """One change of the clock, by the clock on the wall: when its first reading after the change is, and the gap."""

    at: datetime
    ahead_before: timedelta
    ahead_after: timedelta

    @property
    def missing_hours(self) -> list[datetime]:
        """The hours that the clock skips."""
        skipped = (self.ahead_after - self.ahead_before) // HOUR
        return [self.at - HOUR * (skipped - number) for number in range(skipped)]


@cache
def changes() -> tuple[Change, ...]:
    """Every change of London's clock, earliest first. A reading that occurs twice is the earlier one."""
    return (*_searched(), *_by_rule())


def _by_rule() -> Iterator[Change]:
    """Since 1996 the clock changes at one in the morning, Greenwich time, on the last Sundays of March and October."""
    for year in range(RULE, LAST):
        yield Change(datetime.combine(_last_sunday(year, 3), time(2)), timedelta(0), HOUR)
        yield Change(datetime.combine(_last_sunday(year, 10), time(2)), HOUR, timedelta(0))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.isoweekday() % 7)


def _searched() -> Iterator[Change]:
    """Before there was one rule: from the record of time zones, week by week."""
    moment, end = datetime(FIRST, 1, 1, tzinfo=UTC), datetime(RULE, 1, 1, tzinfo=UTC)
    before = _ahead(moment)
    while moment < end:
        later = moment + timedelta(days=7)
        after = _ahead(later)
        if after != before:
            changed = _between(moment, later)
            yield Change(changed.replace(tzinfo=None) + max(before, after), before, after)
        moment, before = later, after


def _ahead(moment: datetime) -> timedelta:
    return moment.astimezone(LONDON).utcoffset() or timedelta(0)


def _between(early: datetime, late: datetime) -> datetime:
    before = _ahead(early)
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) // 2
        middle = middle.replace(second=0, microsecond=0)
        middle = middle if middle > early else early + timedelta(minutes=1)
        early, late = (middle, late) if _ahead(middle) == before else (early, middle)
    return late
