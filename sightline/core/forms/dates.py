"""Dates in three boxes, as people write them: whole, with parts not known, and with a time of day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sightline.core import clock
from sightline.core.words import MONTHS

_MONTH_NAMES = {name.lower(): n for n, name in enumerate(MONTHS, 1)} | {
    name.lower()[:3]: n for n, name in enumerate(MONTHS, 1)
}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which the day, or day and month, may not be known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [str(self.day or ""), MONTHS[self.month - 1] if self.month else "", str(self.year)]
        return " ".join(part for part in parts if part)

    def iso(self) -> str:
        """2010, 2010-03 or 2010-03-04."""
        parts = (self.month, self.day)
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in parts if part)])

    def whole(self) -> date | None:
        """The date, if every part is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


class PartsInput(forms.Widget):
    """Boxes named field-day, field-month, field-year (and field-time); reads them as a list of texts."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__()
        self.parts = parts

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [str(data.get(f"{name}-{part}") or "").strip() for part in self.parts]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in self.parts)


class DateField(forms.Field):
    """Day, month, year. `past` refuses the future, `future` the past; today is both."""

    component = "date"
    parts: tuple[str, ...] = ("day", "month", "year")
    empty_values = [None, "", [], ["", "", ""], ["", "", "", ""]]

    def __init__(self, *, past: bool = False, future: bool = False, blank: str = "", **kwargs: Any) -> None:
        super().__init__(widget=PartsInput(self.parts), **kwargs)
        self.past, self.future, self.blank = past, future, blank
        self.wrong_parts: frozenset[str] = frozenset()

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            value = clock.london(value).date()
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return value

    def to_python(self, value: Any) -> Any:
        self.wrong_parts = frozenset()
        if value in self.empty_values:
            return None
        day, month, year = self._numbers(value)
        try:
            found = date(year or 0, month or 0, day or 0)
        except ValueError:
            raise ValidationError(f"{self._name()} must be a real date, like 27 3 2026") from None
        self._in_range(found)
        return found

    def _name(self) -> str:
        label = str(self.label or "The date").rstrip("?")
        return "The date" if str(self.label or "").endswith("?") else label

    def _numbers(self, value: list[str], *, may_lack: frozenset[str] = frozenset()) -> list[int | None]:
        given = dict(zip(self.parts, value, strict=True))
        lacking = [part for part in ("day", "month", "year") if not given[part] and part not in may_lack]
        if lacking:
            self.wrong_parts = frozenset(lacking)
            raise ValidationError(f"{self._name()} must include a {' and a '.join(lacking)}")
        numbers = {part: _number(part, given[part]) for part in ("day", "month", "year")}
        wrong = [part for part, number in numbers.items() if given[part] and number is None]
        if wrong:
            self.wrong_parts = frozenset(wrong)
            raise ValidationError(f"{self._name()} must be a real date, like 27 3 2026")
        return [numbers["day"], numbers["month"], numbers["year"]]

    def _in_range(self, found: date) -> None:
        today = clock.today()
        if self.past and found > today:
            raise ValidationError(f"{self._name()} must be today or in the past")
        if self.future and found < today:
            raise ValidationError(f"{self._name()} must be today or in the future")


class PartialDateField(DateField):
    """A date of which only the year must be known: gives a `PartialDate`."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return [str(value.day or ""), str(value.month or ""), str(value.year)]
        return super().prepare_value(value)

    def to_python(self, value: Any) -> Any:
        self.wrong_parts = frozenset()
        if value in self.empty_values:
            return None
        day, month, year = self._numbers(value, may_lack=frozenset({"day", "month"}))
        if day and not month:
            self.wrong_parts = frozenset({"month"})
            raise ValidationError(f"{self._name()} must include a month where it has a day")
        try:
            earliest = date(year or 0, month or 1, day or 1)
        except ValueError:
            raise ValidationError(f"{self._name()} must be a real date, like 27 3 2026") from None
        self._in_range(earliest if self.past else max(earliest, clock.today()))
        return PartialDate(earliest.year, month, day)


class MomentField(DateField):
    """A date and a time of day in London, as a moment in UTC."""

    component = "moment"
    parts = ("day", "month", "year", "time")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            local = clock.london(value)
            return [str(local.day), str(local.month), str(local.year), f"{local:%H:%M}"]
        return value

    def to_python(self, value: Any) -> Any:
        self.wrong_parts = frozenset()
        if value in self.empty_values:
            return None
        found = super().to_python(value) if value[3] else self._no_time(value)
        moment = in_london(found, self._time(value[3]))
        if moment is None:
            raise ValidationError("The clocks went forward then: that time did not exist. Give a later one")
        if self.past and moment > clock.now():
            raise ValidationError(f"{self._name()} must be in the past")
        return moment

    def _no_time(self, value: list[str]) -> Any:
        self._numbers(value)
        self.wrong_parts = frozenset({"time"})
        raise ValidationError(f"{self._name()} must include a time, like 2:05pm or 14:05")

    def _time(self, text: str) -> time:
        found = read_time(text)
        if found is None:
            self.wrong_parts = frozenset({"time"})
            raise ValidationError("The time must be like 2:05pm or 14:05")
        return found


def _number(part: str, text: str) -> int | None:
    """The number of a day, month (digits or name) or four-figure year; None where it is none."""
    if part == "month" and text.lower() in _MONTH_NAMES:
        return _MONTH_NAMES[text.lower()]
    if not re.fullmatch("[0-9]{1,4}", text):
        return None
    number = int(text)
    limits = {"day": (1, 31), "month": (1, 12), "year": (1900, 2200)}[part]
    return number if limits[0] <= number <= limits[1] else None


def read_time(text: str) -> time | None:
    """2:05pm, 2.05 pm, 2pm, 14:05, 1405, midday, midnight."""
    plain = text.lower().replace(" ", "").replace(".", ":")
    plain = {"midday": "12:00", "noon": "12:00", "midnight": "00:00"}.get(plain, plain)
    match = re.fullmatch("([0-9]{1,2}):?([0-9]{2})?(am|pm)?", plain)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if (half and not 1 <= hour <= 12) or (not half and match[2] is None):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def in_london(day: date, at: time) -> datetime | None:
    """That time in London as UTC: None in the hour that is skipped, the first of the hour that comes twice."""
    local = datetime.combine(day, at, clock.LONDON)
    moment = local.astimezone(UTC)
    return moment if clock.london(moment).replace(tzinfo=None) == local.replace(tzinfo=None) else None
