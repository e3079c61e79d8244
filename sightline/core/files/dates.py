"""Dates as people and spreadsheets write them: separators, month names, serial numbers, parts of a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Literal

from sightline.core.clock import london
from sightline.core.files.text import clean

Order = Literal["day_first", "month_first"]
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_UNKNOWN_PART = r"(?:0{1,2}|\?{1,2}|x{1,2}|u{1,2}|-{1,2})"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})")
_NAMED = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-/.\s]+(?:of\s+)?([a-z]+)[-/.,\s]+(\d{4}|\d{2})"
)
_NAMED_US = re.compile(r"([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(
    r"[t,\s]+(?:at\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?(z|[+-]\d{2}:?\d{2})?$"
)
_PARTS = (  # of a date of which not all is known: pattern, group of the year, group of the month
    (re.compile(rf"{_UNKNOWN_PART}[-/.]{_UNKNOWN_PART}[-/.](\d{{4}})"), 1, None),
    (re.compile(rf"(\d{{4}})[-/.]{_UNKNOWN_PART}[-/.]{_UNKNOWN_PART}"), 1, None),
    (re.compile(r"(\d{4})"), 1, None),
    (re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})(?:[-/.]{_UNKNOWN_PART})?"), 1, 2),
    (re.compile(rf"(?:{_UNKNOWN_PART}[-/.])?(\d{{1,2}})[-/.](\d{{4}})"), 2, 1),
    (re.compile(r"([a-z]+)[-/.,\s]+(\d{4})"), 2, 1),
)
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class PartialDate:
    """A date of which some parts may not be known; the year always is."""

    year: int
    month: int | None = None
    day: int | None = None

    def whole(self) -> date | None:
        return None if self.month is None or self.day is None else date(self.year, self.month, self.day)

    def iso(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True)
class Moment:
    """A day, and its time where one was given, as clocks in London show them."""

    day: date
    at: time | None = None


def read_moment(value: object, order: Order, today: date, from_1904: bool = False) -> Moment | None:
    """A date with or without a time; None where it cannot be read."""
    if isinstance(value, datetime):
        at = value.time().replace(microsecond=0)
        return _checked(value.date(), None if at == time(0) else at)
    if isinstance(value, date):
        return _checked(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value), from_1904)
    return _written(clean(value).casefold(), order, today, from_1904) if isinstance(value, str) else None


def _written(text: str, order: Order, today: date, from_1904: bool) -> Moment | None:
    clock = _CLOCK.search(text)
    day = _day(text[: clock.start()] if clock else text, order, today)
    if day is None:
        number = re.fullmatch(r"\d{5}(\.\d+)?", text)
        return _serial(float(text), from_1904) if number else None
    if clock is None:
        return _checked(day)
    at = _time(clock.group(1), clock.group(2), clock.group(3), clock.group(4))
    if at is None or clock.group(5) is None:
        return None if at is None else _checked(day, at)
    moment = london(datetime.combine(day, at, timezone(_offset(clock.group(5)))))
    return _checked(moment.date(), moment.time().replace(tzinfo=None))


def read_time(value: object) -> time | None:
    """A time of day standing in its own cell."""
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, time):
        return value.replace(microsecond=0)
    if isinstance(value, float) and 0 <= value < 1:
        minute, second = divmod(round(value * 86400) % 86400, 60)
        return time(*divmod(minute, 60), second)
    text = clean(str(value)).casefold()
    found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})(?:[:.](\d{2}))?\s*(am|pm)?", text)
    return _time(*found.groups()) if found else None


def read_partial(value: object, order: Order, today: date, from_1904: bool = False) -> PartialDate | None:
    """A date of birth, or as much of it as is known: "2009", "06/2009", "June 2009", "00/06/2009"."""
    if isinstance(value, (int, float)) and FIRST_YEAR <= value <= LAST_YEAR and value == int(value):
        return PartialDate(int(value))
    text = clean(value).casefold() if isinstance(value, str) else ""
    for pattern, year, month in _PARTS:
        if found := pattern.fullmatch(text):
            return _partial(found.group(year), found.group(month) if month else None)
    moment = read_moment(value, order, today, from_1904)
    return None if moment is None else PartialDate(moment.day.year, moment.day.month, moment.day.day)


def _partial(year: str, month: str | None) -> PartialDate | None:
    number, part = int(year), None
    if month is not None:
        part = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    if not FIRST_YEAR <= number <= LAST_YEAR or (part is not None and not 1 <= part <= 12):
        return None
    return PartialDate(number, part)


def _day(text: str, order: Order, today: date) -> date | None:
    text = text.strip(" ,")
    if found := _ISO.fullmatch(text) or _PACKED.fullmatch(text):
        return _date(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    if found := _NUMBERS.fullmatch(text):
        first, second, year = int(found.group(1)), int(found.group(2)), _year(found.group(3), today)
        day, month = (first, second) if order == "day_first" else (second, first)
        return _date(year, month, day)
    if found := _NAMED.fullmatch(text):
        return _date(_year(found.group(3), today), _MONTHS.get(found.group(2), 0), int(found.group(1)))
    if found := _NAMED_US.fullmatch(text):
        return _date(int(found.group(3)), _MONTHS.get(found.group(1), 0), int(found.group(2)))
    return None


def _year(text: str, today: date) -> int:
    """Two figures mean the latest such year that is not in the future."""
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year else year - 100


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(hour: str | None, minute: str | None, second: str | None, half: str | None) -> time | None:
    number = int(hour or 0)
    if half and 1 <= number <= 12:
        number = number % 12 + (12 if half == "pm" else 0)
    try:
        return time(number, int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _offset(text: str) -> timedelta:
    if text == "z":
        return timedelta(0)
    minutes = min(int(text[1:3]) * 60 + int(text[-2:]), 23 * 60)
    return timedelta(minutes=-minutes if text[0] == "-" else minutes)


def _serial(number: float, from_1904: bool) -> Moment | None:
    """A spreadsheet's count of days, from the end of 1899 or the start of 1904."""
    if not 1 <= number < 80_000:
        return None
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    moment = start + timedelta(seconds=round(number * 86400))
    at = moment.time()
    return _checked(moment.date(), None if at == time(0) else at)


def _checked(day: date, at: time | None = None) -> Moment | None:
    return Moment(day, at) if FIRST_YEAR <= day.year <= LAST_YEAR else None
