"""Levels as they were judged, beside what was done: a table and a drawing. No score and no prediction (RK-08)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.cases.models import Judgement
from sightline.cases.offering import What
from sightline.cases.queries.lead import Lead
from sightline.cases.queries.work import stands
from sightline.cases.states import Judged, Level
from sightline.cases.visiting import Came
from sightline.core import words
from sightline.core.clock import london

LEFT, RIGHT, TOP, STEP, WIDTH = 170, 20, 24, 44, 720


@dataclass(frozen=True)
class Moment:
    """One day: what was judged, and what was done."""

    day: date
    judged: str
    done: str


@dataclass(frozen=True)
class Mark:
    """A place on the drawing with its words."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Drawing:
    """Lines of level by level, a dot for each judgement, a tick for each thing done."""

    height: int
    path: str
    lines: list[Mark]
    dots: list[Mark]
    ticks: list[Mark]
    days: list[Mark]
    words: str


@dataclass(frozen=True)
class OverTime:
    """The table and the drawing."""

    rows: list[Moment]
    drawing: Drawing | None


def over_time(judgements: Iterable[Judgement], lead: Lead, *, today: date) -> OverTime:
    """What stands of the levels, oldest first, beside meetings, visits, offers and safety plans."""
    levels = sorted((it for it in judgements if it.what == Judged.LEVEL and stands(it)), key=_when)
    done = _done(lead)
    rows = [Moment(it.judged_on, str(Level(it.level).label), "") for it in levels]
    rows += [Moment(day, "", said) for day, said in done]
    drawing = _drawing(levels, [day for day, _ in done], today) if levels else None
    return OverTime(sorted(rows, key=lambda it: it.day), drawing)


def _when(it: Judgement) -> tuple[date, int]:
    return it.judged_on, it.number


def _done(lead: Lead) -> list[tuple[date, str]]:
    met = [(london(it.starts_at).date(), it.title) for it in lead.meetings]
    planned = [(london(it.at).date(), f"Safety plan, version {it.number}") for it in lead.plans]
    offered = [(it.offered_on, f"Offered: {words.first_lower(What(it.what).label)}") for it in lead.offers]
    return [*met, *planned, *offered, *_visited(lead)]


def _drawing(levels: Sequence[Judgement], done: Sequence[date], today: date) -> Drawing:
    """Across, days; up, the words of the levels in their order. What the table says, and nothing more."""
    seen = [each for each in Level if any(it.level == each for it in levels)]
    height = TOP + STEP * len(seen)
    first, last = min([it.judged_on for it in levels] + list(done)), max([today, *done])
    span = max((last - first).days, 1)

    def across(day: date) -> int:
        return LEFT + (day - first).days * (WIDTH - LEFT - RIGHT) // span

    up = {each.value: TOP + STEP * place for place, each in enumerate(reversed(seen))}
    dots = [Mark(across(it.judged_on), up[it.level], str(Level(it.level).label)) for it in levels]
    bottom = height + 10
    return Drawing(
        height=height + 50,
        path=_path(dots, across(last)),
        lines=[Mark(LEFT, up[each.value], str(each.label)) for each in seen],
        dots=dots,
        ticks=[Mark(across(day), bottom, "") for day in done],
        days=[Mark(LEFT, height + 40, words.day(first)), Mark(WIDTH - RIGHT, height + 40, words.day(last))],
        words=_said(levels, len(done)),
    )


def _path(dots: Sequence[Mark], end: int) -> str:
    """Each level holds until the next is judged."""
    steps = [f"M{dots[0].x} {dots[0].y}"]
    for each in dots[1:]:
        steps.append(f"H{each.x}V{each.y}")
    return "".join([*steps, f"H{end}"])


def _said(levels: Sequence[Judgement], done: int) -> str:
    judged = words.listing(
        f"{words.first_lower(Level(it.level).label)} on {words.day(it.judged_on)}" for it in levels
    )
    return f"Levels as people judged them: {judged}. Below, {words.plural(done, 'thing')} done in that time."


def _visited(lead: Lead) -> list[tuple[date, str]]:
    """How often the child was seen, month by month, on the last of those days."""
    seen: dict[tuple[int, int], list[date]] = {}
    for it in lead.visits:
        if it.came == Came.SEEN:
            seen.setdefault((it.visited_on.year, it.visited_on.month), []).append(it.visited_on)
    return [
        (max(days), f"Child seen {words.plural(len(days), 'time')} in {days[0]:%B %Y}")
        for days in seen.values()
    ]
