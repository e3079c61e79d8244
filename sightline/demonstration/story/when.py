"""On which day and at what minute contacts come in."""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from sightline.demonstration.calendar import in_school, is_working, moment


def _weight(day: date, source: str) -> int:
    if source == "education":
        return 100 if in_school(day) else 4 if is_working(day) else 0
    base = 100 if is_working(day) else 22
    if source in ("council", "health", "housing") and not is_working(day):
        base = 9
    quiet = date(2020, 3, 24) <= day <= date(2020, 6, 30) or day.month == 8
    return base * 7 // 10 if quiet else base


@cache
def _days(first: date, last: date, source: str) -> tuple[tuple[date, ...], tuple[int, ...]]:
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return days, tuple(accumulate(_weight(day, source) for day in days))


def received(chance: Random, first: date, last: date, source: str) -> datetime:
    """A moment between two days, both included, at which a contact of this source might come in."""
    days, weights = _days(first, last, source)
    if not weights[-1]:
        days, weights = _days(first, last, "individual")
    day = chance.choices(days, cum_weights=weights)[0]
    return moment(day, minute(chance, day, source))


def minute(chance: Random, day: date, source: str) -> int:
    """Minutes after midnight: the day desk's hours mostly, evenings and nights for some."""
    open_day = is_working(day)
    if open_day and (source in ("education", "council", "health", "housing") or chance.random() < 0.8):
        return int(chance.triangular(8 * 60 + 15, 17 * 60 + 20, 11 * 60 + 30))
    return chance.choice(
        (
            int(chance.triangular(17 * 60, 23 * 60 + 59, 19 * 60)),
            chance.randrange(0, 8 * 60),
            chance.randrange(9 * 60, 17 * 60),
        )
    )
