"""Days a school is open, from its own term dates; never the working-day calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from sightline.deadlines.holidays_by_rule import SATURDAY


class BeyondTermDates(ValueError):
    """The count runs past the last term the school has told us of."""


@dataclass(frozen=True)
class SchoolDays:
    """`terms` are first and last days, both included; `closed` are holidays and training days inside them."""

    terms: tuple[tuple[date, date], ...]
    closed: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        in_term = any(first <= day <= last for first, last in self.terms)
        return in_term and day.weekday() < SATURDAY and day not in self.closed

    def after(self, day: date, count: int) -> date:
        known_until = max((last for _, last in self.terms), default=day)
        while count > 0:
            day += timedelta(days=1)
            if day > known_until:
                raise BeyondTermDates(f"Term dates are known until {known_until:%-d %B %Y} only.")
            count -= self.is_working(day)
        return day
