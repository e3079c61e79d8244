"""Financial years and runs of them."""

import re
from dataclasses import dataclass
from datetime import date

YEAR = re.compile(r"([0-9]{4})/([0-9]{2})")
EARLIEST, LATEST = 1, 9998


class NotAPeriod(ValueError):
    """What was given is neither a financial year nor a run of years."""


@dataclass(frozen=True, order=True)
class Period:
    """Financial years from one to another, both included, each named by the calendar year it begins in."""

    first_year: int
    last_year: int

    @property
    def first_day(self) -> date:
        return date(self.first_year, 4, 1)

    @property
    def last_day(self) -> date:
        return date(self.last_year + 1, 3, 31)

    @property
    def academic_year(self) -> str:
        """The academic year that begins in the last financial year."""
        return f"{year_name(self.last_year)} academic"

    def __str__(self) -> str:
        first, last = year_name(self.first_year), year_name(self.last_year)
        return first if first == last else f"{first}-{last}"


def year_name(year: int) -> str:
    """Write a financial year: 2022/23."""
    return f"{year:04d}/{(year + 1) % 100:02d}"


def read_period(text: str) -> Period:
    """Read `2022/23` or `2020/21-2022/23`; raises NotAPeriod."""
    first, dash, last = text.partition("-")
    period = Period(_year(first), _year(last) if dash else _year(first))
    if period.last_year < period.first_year:
        raise NotAPeriod(f"{text} ends before it begins.")
    return period


def year_of(day: date) -> int:
    """Return the calendar year in which the financial year of a day begins."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def _year(text: str) -> int:
    found = YEAR.fullmatch(text)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        raise NotAPeriod(f"{text!r} is not a financial year such as 2022/23.")
    if not EARLIEST <= int(found[1]) <= LATEST:
        raise NotAPeriod(f"{text} lies outside the calendar.")
    return int(found[1])
