"""Which days are working days in England and Wales.

A working day is any day except Saturday, Sunday, Christmas Day, Good Friday and bank holidays. Days an office
chooses to close are still working days. The published list comes with its library; the network is never asked.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from sightline.deadlines.holidays_by_rule import SATURDAY, usual_bank_holidays

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Published:
    """The bundled list, with the whole years it covers."""

    days: frozenset[date]
    first_year: int
    last_year: int


@lru_cache(maxsize=1)
def published() -> Published:
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    days = frozenset(row["date"] for row in listed)
    return Published(days, min(days).year, max(days).year)


@dataclass(frozen=True)
class WorkingDays:
    """The calendar days are counted by: the published list with local knowledge of later changes.

    `added` and `removed` are bank holidays proclaimed or moved after the list was printed.
    """

    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def announced(self, day: date) -> bool:
        """True when the published list covers the day's year; otherwise holidays are worked out by rule."""
        return published().first_year <= day.year <= published().last_year

    def bank_holiday(self, day: date) -> bool:
        if day in self.added:
            return True
        if day in self.removed:
            return False
        return day in (published().days if self.announced(day) else usual_bank_holidays(day.year))

    def is_working(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not self.bank_holiday(day)

    def after(self, day: date, count: int) -> date:
        """The working day that is `count` working days after `day`, itself not counted."""
        return _step(self, day, count, ONE_DAY)

    def before(self, day: date, count: int) -> date:
        """The working day that is `count` working days before `day`, itself not counted."""
        return _step(self, day, count, -ONE_DAY)

    def between(self, first: date, last: date) -> int:
        """How many working days from the day after `first` up to and including `last`."""
        span = (last - first).days
        return sum(self.is_working(first + timedelta(days=step)) for step in range(1, span + 1))


def _step(days: WorkingDays, day: date, count: int, stride: timedelta) -> date:
    while count > 0:
        day += stride
        count -= days.is_working(day)
    return day
