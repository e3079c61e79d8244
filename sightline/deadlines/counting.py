"""When something is due: a start, a length and a way of counting give one moment.

Days are London days and end at midnight; a clock is met by anything up to and including the due moment.
Hours are elapsed time: they run through nights, weekends, holidays and clock changes.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from sightline.deadlines.hub_hours import LONDON, HubHours
from sightline.deadlines.working_days import WorkingDays


class Unit(StrEnum):
    HOUR = "hour"
    HUB_HOUR = "hub_hour"
    WORKING_DAY = "working_day"
    SCHOOL_DAY = "school_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Counting(StrEnum):
    """Whether the day of the start is day 0 (the usual way) or already day 1 ("beginning with")."""

    DAY_0 = "day_0"
    DAY_1 = "day_1"


IN_HOURS = frozenset({Unit.HOUR, Unit.HUB_HOUR})


@dataclass(frozen=True)
class Length:
    count: int
    unit: Unit
    counting: Counting = Counting.DAY_0

    def __post_init__(self) -> None:
        least = 1 if self.counting is Counting.DAY_1 or self.unit in IN_HOURS else 0
        if self.count < least:
            raise ValueError(f"A length of {self.count} {self.unit}, {self.counting}, is too short.")
        if self.unit in IN_HOURS and self.counting is Counting.DAY_1:
            raise ValueError("Hours are not counted by days.")

    def __str__(self) -> str:
        words = self.unit.replace("_", " ")
        return f"{self.count} {words}" + ("" if self.count == 1 else "s")


class Days(Protocol):
    """A calendar that says which days count: working days, or one school's terms."""

    def is_working(self, day: date) -> bool: ...

    def after(self, day: date, count: int) -> date: ...


@dataclass(frozen=True)
class Due:
    """`announced` is false when the count went past the published bank holidays (then worked out by rule)."""

    at: datetime
    announced: bool = True


class NoSchoolDays(ValueError):
    """A limit in school days needs the term dates of the school."""


def due(
    *,
    start: datetime,
    length: Length,
    working: WorkingDays | None = None,
    school: Days | None = None,
    hub: HubHours | None = None,
) -> Due:
    """The last moment at which what began at `start` is still in time."""
    if start.tzinfo is None:
        raise ValueError("A clock starts at a moment with a time zone.")
    start, working = start.astimezone(UTC), working or WorkingDays()
    at = _moment(start, length, working, school, hub or HubHours())
    by_days = length.unit in (Unit.WORKING_DAY, Unit.HUB_HOUR)
    ends = (start.astimezone(LONDON).date(), at.astimezone(LONDON).date())
    return Due(at, not by_days or all(working.announced(day) for day in ends))


def _moment(
    start: datetime, length: Length, working: WorkingDays, school: Days | None, hub: HubHours
) -> datetime:
    if length.unit is Unit.HOUR:
        return start + timedelta(hours=length.count)
    if length.unit is Unit.HUB_HOUR:
        return hub.run(start, timedelta(hours=length.count), working)
    return end_of(last_day(start.astimezone(LONDON).date(), length, working, school))


def last_day(first: date, length: Length, working: WorkingDays, school: Days | None = None) -> date:
    """The last London day of a length counted in days, weeks, months or years."""
    early = 1 if length.counting is Counting.DAY_1 else 0
    match length.unit:
        case Unit.WORKING_DAY:
            return working.after(first - timedelta(days=early), length.count)
        case Unit.SCHOOL_DAY:
            if school is None:
                raise NoSchoolDays("The term dates of the school are needed to count school days.")
            return school.after(first - timedelta(days=early), length.count)
        case Unit.CALENDAR_DAY:
            return first + timedelta(days=length.count - early)
        case Unit.WEEK:
            return first + timedelta(days=7 * length.count - early)
        case Unit.MONTH:
            return _months_end(first, length.count, early)
        case Unit.YEAR:
            return _months_end(first, 12 * length.count, early)
    raise ValueError(f"{length.unit} is not counted in days.")


def _months_end(first: date, months: int, early: int) -> date:
    """The corresponding date ("beginning with": the day before); without one, the month's last day."""
    end = add_months(first, months)
    return end - timedelta(days=early) if end.day == first.day else end


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def end_of(day: date) -> datetime:
    """The last moment of a London day, in UTC."""
    return datetime.combine(day, time.max, LONDON).astimezone(UTC)
