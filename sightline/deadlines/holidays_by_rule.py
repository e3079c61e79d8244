"""Bank holidays of England and Wales worked out by their usual rules.

Used only for years the published list does not reach. A royal occasion cannot be foreseen, so a due date
that rests on these days is marked as resting on days not yet announced.
"""

from datetime import date, timedelta
from functools import lru_cache

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def easter_sunday(year: int) -> date:
    """The Gregorian date of Easter (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, left = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    full = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, spare = divmod(rest, 4)
    week = (32 + 2 * left + 2 * leaps - full - spare) % 7
    late = (golden + 11 * full + 22 * week) // 451
    month, day = divmod(full + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())


def _moved_off_the_weekend(days: list[date]) -> list[date]:
    """A holiday that falls on a weekend moves to the next weekday not already a holiday."""
    taken = {day for day in days if day.weekday() not in (SATURDAY, SUNDAY)}
    for day in sorted(set(days) - taken):
        while day.weekday() in (SATURDAY, SUNDAY) or day in taken:
            day += timedelta(days=1)
        taken.add(day)
    return sorted(taken)


@lru_cache(maxsize=256)
def usual_bank_holidays(year: int) -> frozenset[date]:
    easter = easter_sunday(year)
    return frozenset(
        [
            *_moved_off_the_weekend([date(year, 1, 1)]),
            easter - timedelta(days=2),
            easter + timedelta(days=1),
            _first_monday(year, 5),
            _last_monday(year, 5),
            _last_monday(year, 8),
            *_moved_off_the_weekend([date(year, 12, 25), date(year, 12, 26)]),
        ]
    )
