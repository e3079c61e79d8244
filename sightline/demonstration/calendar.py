"""Days and hours of the borough: working days, school days, London time."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from govuk_bank_holidays.bank_holidays import BankHolidays

LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2017, 1, 2), date(2028, 12, 31)
DAY = timedelta(days=1)
# School holidays, month and day, both ends included; the same each year, near enough for an invented borough.
_SCHOOL_BREAKS = (
    ((4, 2), (4, 16)),
    ((5, 27), (6, 2)),
    ((7, 22), (9, 2)),
    ((10, 24), (10, 30)),
    ((12, 20), (12, 31)),
    ((1, 1), (1, 3)),
    ((2, 14), (2, 20)),
)


@cache
def working_days() -> tuple[date, ...]:
    """Every working day in England and Wales the demonstration may need, in order."""
    source = BankHolidays(use_cached_holidays=True)
    holidays = {row["date"] for row in source.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)}
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return tuple(day for day in days if day.weekday() < 5 and day not in holidays)


@cache
def _worked() -> frozenset[date]:
    return frozenset(working_days())


def is_working(day: date) -> bool:
    """Is the hub's day desk open?"""
    return day in _worked()


def working_day(day: date, after: int) -> date:
    """The working day `after` working days after `day`; the day itself does not count. Negative: before."""
    days = working_days()
    place = bisect_left(days, day)
    here = place if days[place] == day or after < 0 else place - 1
    return days[here + after]


@cache
def in_school(day: date) -> bool:
    """A school day in the borough's own calendar."""
    month_day = (day.month, day.day)
    return is_working(day) and not any(first <= month_day <= last for first, last in _SCHOOL_BREAKS)


def moment(day: date, minutes: int) -> datetime:
    """So many minutes after midnight, London time, in UTC."""
    local = datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=LONDON)
    return local.astimezone(UTC)


def london_day(at: datetime) -> date:
    """The London date of a moment."""
    return at.astimezone(LONDON).date()
