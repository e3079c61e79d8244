"""The rows of a made extract as values, and a period as days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sightline.figures.definitions.tables import tables

Row = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """The first and the last day, and the years."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def academic(self) -> str:
        return f"{self.last.year - 1}/{self.last.year % 100:02d} academic"


def span(period: str) -> Span:
    first, last = period.split("-")[0], period.split("-")[-1]
    return Span(date(int(first[:4]), 4, 1), date(int(last[:4]) + 1, 3, 31))


def typed(made: dict[str, list[dict[str, str]]]) -> dict[str, list[Row]]:
    kinds = {(t.name, c.name): c.type for t in tables().values() for c in t.columns}
    return {
        name: [{column: value(kinds[name, column], text) for column, text in row.items()} for row in rows]
        for name, rows in made.items()
    }


def value(kind: str, text: str) -> Any:
    if text == "":
        return None
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "timestamp":
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London"), fold=0)
    if kind == "boolean":
        return text == "true"
    return float(text) if kind == "number" else int(text) if kind == "integer" else text
