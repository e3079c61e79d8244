"""A child's years as one picture, made on the server, and the same as a table and as words.

Each kind stands in a row of its own with a shape of its own; where several fall in one part of the picture, the mark
says how many. Nothing is put above another by weight, and no colour says anything.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.cases.states import Judged, Level, Placing, Statutory, YesNo
from sightline.cases.visiting import Came
from sightline.core import words
from sightline.core.clock import london
from sightline.desk.queries.happened import Happened
from sightline.desk.states import Lane
from sightline.front_door.states import Source
from sightline.meetings.states import Kind

WIDE, LEFT, RIGHT, TOP, ROW = 720, 190, 16, 14, 40
PARTS = 30
SHAPES = {
    Lane.JUDGED: "diamond",
    Lane.CONTACT: "circle",
    Lane.MEETING: "square",
    Lane.VISIT: "triangle",
    Lane.STATUS: "bar",
}


@dataclass(frozen=True)
class Mark:
    """One place of one row: its shape, and how many where there are several."""

    path: str
    x: float
    y: float
    number: int


@dataclass(frozen=True)
class LaneLine:
    """One row of the picture."""

    label: str
    y: int
    marks: list[Mark]


@dataclass(frozen=True)
class Tick:
    """A year along the bottom."""

    text: str
    x: float


@dataclass(frozen=True)
class Picture:
    """The drawing and its words."""

    lanes: list[LaneLine]
    ticks: list[Tick]
    height: int
    words: str


@dataclass(frozen=True)
class EventLine:
    """One line of the table."""

    when: str
    kind: str
    what: str
    href: str


def picture(found: Sequence[Happened]) -> Picture | None:
    """Nothing where nothing is dated."""
    if not found:
        return None
    days = [london(each.at).date() for each in found]
    first, last = min(days), max(days)
    lanes = [_lane(place, lane, found, days, (first, last)) for place, lane in enumerate(Lane)]
    height = TOP + ROW * len(Lane) + 30
    return Picture(lanes, _ticks(first, last), height, _words(found, first, last))


def _lane(
    place: int, lane: Lane, found: Sequence[Happened], days: Sequence[date], span: tuple[date, date]
) -> LaneLine:
    y = TOP + ROW * place + ROW // 2
    parts = Counter(_part(day, *span) for each, day in zip(found, days, strict=True) if each.lane is lane)
    step = (WIDE - LEFT - RIGHT) / PARTS
    marks = []
    for part, number in sorted(parts.items()):
        x = round(LEFT + (part + 0.5) * step, 1)
        marks.append(Mark(_path(SHAPES[lane], x, y), x, y, number))
    return LaneLine(str(lane.label), y, marks)


def _part(day: date, first: date, last: date) -> int:
    span = max((last - first).days, 1)
    return min(PARTS - 1, (day - first).days * PARTS // span)


def _path(shape: str, x: float, y: float) -> str:
    """The outline of a mark, wide enough for a number of two figures."""
    r = 10
    if shape == "circle":
        return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z"
    if shape == "diamond":
        return f"M{x} {y - 13}L{x + 13} {y}L{x} {y + 13}L{x - 13} {y}Z"
    if shape == "triangle":
        return f"M{x} {y - 14}L{x + 14} {y + 10}L{x - 14} {y + 10}Z"
    half = 6 if shape == "bar" else 10
    return f"M{x - 10} {y - half}h20v{2 * half}h-20Z"


def _ticks(first: date, last: date) -> list[Tick]:
    """Each January between, and the first and last day where no year begins."""
    span = max((last - first).days, 1)
    years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    shown = years[-12:] if years else [first]
    return [
        Tick(
            str(day.year) if years else words.day(day),
            round(LEFT + (WIDE - LEFT - RIGHT) * (day - first).days / span, 1),
        )
        for day in shown
    ]


def _words(found: Sequence[Happened], first: date, last: date) -> str:
    """What the picture shows, for whoever does not see it."""
    counted = Counter(each.lane for each in found)
    said = [f"{lane.label}: {counted[lane] or 'none'}" for lane in Lane]
    return f"From {words.day(first)} to {words.day(last)}. {'. '.join(said)}."


def event_lines(found: Sequence[Happened]) -> list[EventLine]:
    """The same as a table."""
    return [
        EventLine(words.day(london(each.at)), str(each.lane.label), _said(each), _address(each))
        for each in found
    ]


def _said(each: Happened) -> str:
    if each.lane is Lane.CONTACT:
        return str(Source(each.what).label)
    if each.lane is Lane.MEETING:
        return str(Kind(each.what).label)
    if each.lane is Lane.VISIT:
        return str(Came(each.what).label)
    return _judged(each.what) if each.lane is Lane.JUDGED else _status(each.what)


def _judged(text: str) -> str:
    what, _, value = text.partition(" ")
    answer = Level(value).label if what == Judged.LEVEL else YesNo(value).label
    return f"{Judged(what).label}: {words.first_lower(str(answer))}"


def _status(text: str) -> str:
    status, ended, _ = text.partition(" ended")
    label = Statutory(status).label if status in Statutory.values else Placing(status).label
    return f"{label}: ended" if ended else str(label)


def _address(each: Happened) -> str:
    route = {Lane.CONTACT: "front_door:contact", Lane.MEETING: "meetings:one"}.get(each.lane, "")
    return reverse(route, args=[each.of]) if route else ""
