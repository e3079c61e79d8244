"""Dates of birth as identifiers: known in part, day and month exchanged, one digit out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from sightline.people.naming.keys import number

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
EARLIEST_YEAR, LATEST_YEAR = 1880, 2100


@dataclass(frozen=True, slots=True)
class Born:
    """A date of birth as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def known(self) -> bool:
        return not (self.year is None and self.month is None and self.day is None)

    @property
    def whole(self) -> bool:
        return None not in (self.year, self.month, self.day)

    def in_words(self) -> str:
        month = MONTHS[self.month - 1] if self.month else ""
        parts = [str(self.day) if self.day else "", month, str(self.year) if self.year else ""]
        if self.day and not self.month:
            parts[0] = f"day {self.day},"
        return " ".join(p for p in parts if p).rstrip(",") or "not held"


UNKNOWN = Born()


class DateMatch(StrEnum):
    SAME = "same"
    SAME_AS_FAR_AS_KNOWN = "same as far as known"
    SWAPPED = "day and month exchanged"
    ONE_DIGIT = "one digit out"
    MOSTLY = "two of three parts agree"
    DIFFERENT = "different"
    NOT_HELD = "not held"


def compare_births(left: Born, right: Born) -> DateMatch:
    """How two dates of birth stand to each other; order does not matter."""
    pairs = list(zip(_parts(left), _parts(right), strict=True))
    shared = [(a, b) for a, b in pairs if a is not None and b is not None]
    if not shared:
        return DateMatch.NOT_HELD
    if all(a == b for a, b in shared):
        return DateMatch.SAME if len(shared) == 3 else DateMatch.SAME_AS_FAR_AS_KNOWN
    if _swapped(left, right):
        return DateMatch.SWAPPED
    if len(shared) == 3 and sum(a == b for a, b in shared) == 2:
        return DateMatch.ONE_DIGIT if _digits_apart(left, right) == 1 else DateMatch.MOSTLY
    return DateMatch.DIFFERENT


def _parts(born: Born) -> tuple[int | None, int | None, int | None]:
    return born.year, born.month, born.day


def _swapped(left: Born, right: Born) -> bool:
    years_agree = left.year == right.year or left.year is None or right.year is None
    exchanged = left.month == right.day and left.day == right.month
    return years_agree and exchanged and None not in (left.month, left.day)


def _digits_apart(left: Born, right: Born) -> int:
    return sum(a != b for a, b in zip(_digits(left), _digits(right), strict=True))


def _digits(born: Born) -> str:
    return f"{born.year:04d}{born.month:02d}{born.day:02d}"


_NAMES = ("y", "m", "d")
NOT_HELD_KEY = number("b:not held")


def held_keys(born: Born) -> set[int]:
    """Keys of a held date: each set of two parts or more, the year alone, and what exactly is known."""
    known = [(name, part) for name, part in zip(_NAMES, _parts(born), strict=True) if part is not None]
    sets = [known, *combinations(known, 2), *[(p,) for p in known if p[0] == "y"]]
    keys = {_key("b", part) for part in sets if part}
    if not known:
        return {NOT_HELD_KEY}
    return keys | {_key("only", known)} if len(known) < 3 else keys


def agreeing_keys(asked: Born) -> set[int]:
    """Keys a held date has when it says all that was asked."""
    known = [(name, part) for name, part in zip(_NAMES, _parts(asked), strict=True) if part is not None]
    told = len(known) > 1 or asked.year is not None
    return {_key("b", known)} if told else set()


def close_keys(asked: Born) -> set[int]:
    """Keys a held date has when it agrees in part: two of three, day and month exchanged, or held in part."""
    known = [(name, part) for name, part in zip(_NAMES, _parts(asked), strict=True) if part is not None]
    keys = {_key("b", pair) for pair in combinations(known, 2)} if len(known) == 3 else set()
    keys |= {_key("only", part) for size in (1, 2) for part in combinations(known, size)}
    if asked.month and asked.day and asked.day <= 12:
        keys |= agreeing_keys(Born(asked.year, asked.day, asked.month))
    return keys


def _key(space: str, parts: Sequence[tuple[str, int]]) -> int:
    return number(f"{space}:" + ",".join(f"{name}{value}" for name, value in parts))


def read_born(year: str, month: str, day: str) -> tuple[Born, list[str]]:
    """Read three boxes as typed. Parts that cannot be read are left out and named in the warnings."""
    warnings: list[str] = []
    limits = (("Year", year, EARLIEST_YEAR, LATEST_YEAR), ("Month", month, 1, 12), ("Day", day, 1, 31))
    values: list[int | None] = []
    for label, text, low, high in limits:
        typed = text.strip()
        value = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None
        if typed and (value is None or not low <= value <= high):
            warnings.append(f"{label} of birth must be a number from {low} to {high}")
            value = None
        values.append(value)
    return Born(*values), warnings
