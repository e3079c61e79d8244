"""Academic years: named by the calendar year in which they begin, on 1 September."""

from datetime import date

from sightline.core.leave import Answer, first_refusal, unless

FIRST_MONTH = 9
OFFERED = 3
NOT_YET = "That academic year has not begun."
LONG_AGO = "That academic year is not asked for."


def year_of(day: date) -> int:
    """The academic year a day lies in: 1 September 2025 to 31 August 2026 is 2025."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def in_words(year: int) -> str:
    """2025/26."""
    return f"{year}/{(year + 1) % 100:02d}"


def begins(year: int) -> date:
    return date(year, FIRST_MONTH, 1)


def ends(year: int) -> date:
    return date(year + 1, FIRST_MONTH - 1, 31)


def offered(on: date) -> list[tuple[str, str]]:
    """The years a page offers, this one first."""
    this = year_of(on)
    return [(str(year), in_words(year)) for year in range(this, this - OFFERED, -1)]


def is_asked(year: int, *, on: date) -> Answer:
    """Whether a return of that year can be written on a day."""
    this = year_of(on)
    return first_refusal(unless(year > this, NOT_YET), unless(year <= this - OFFERED, LONG_AGO))
