"""Visits beside a case: how often the child was seen, what the level asks for, and each visit as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from sightline.cases.models import Case, SafetyNote, Visit, VisitPlanned
from sightline.cases.visiting import (
    ENDED_WRONGLY,
    SEEN_RULE,
    Came,
    Frequency,
    Going,
    How,
    Lone,
    Where,
    frequencies,
)
from sightline.core import words
from sightline.core.clock import london
from sightline.core.pages import Link, Row, Tag
from sightline.deadlines.models import Clock
from sightline.deadlines.states import Outcome

COLOUR = {Came.SEEN: "green", Came.SPOKEN: "blue", Came.NOT_SEEN: "yellow", Came.NONE: "grey"}
NO_NOTE = "Nobody has written a safety note yet. Think of who may be met there, and write one."
SHOWN = 3


@dataclass(frozen=True)
class VisitLine:
    """One visit."""

    title: str
    tags: list[Tag]
    rows: list[Row]
    correct: str


@dataclass(frozen=True)
class VisitsPart:
    """What the case page shows of visits."""

    rows: list[Row]
    note: list[Row]
    planned: list[str]
    newest: list[VisitLine]
    all: Link | None
    offers: list[Link]


@dataclass(frozen=True)
class Visits:
    """What was read."""

    visits: list[Visit]
    planned: list[VisitPlanned]
    note: SafetyNote | None


def visits_part(
    case: Case, kept: Visits, *, works: bool, level: str, clocks: Sequence[Clock], on: date
) -> VisitsPart:
    """For those on the case; `works` with what they can do. `level` is the one that stands, or nothing."""
    whole = reverse("cases:visits", args=[case.pk])
    return VisitsPart(
        rows=_rows(case, kept.visits, frequencies().get(level), clocks, on),
        note=note_rows(kept.note, on=on),
        planned=[_planned(each) for each in kept.planned],
        newest=[visit_line(each, works=works) for each in kept.visits[:SHOWN]],
        all=Link("Every visit", whole) if len(kept.visits) > SHOWN else None,
        offers=_offers(case) if works else [],
    )


def _rows(
    case: Case, visits: list[Visit], asked: Frequency | None, clocks: Sequence[Clock], on: date
) -> list[Row]:
    seen = [each.visited_on for each in visits if each.came == Came.SEEN and not corrected(each)]
    over = asked.over if asked else 28
    since = on - timedelta(days=over)
    often = sum(1 for each in seen if each > since)
    rows = [
        Row("Last seen", words.day(seen[0]) if seen else "Not yet"),
        Row(f"In the last {over} days", f"Seen {words.plural(often, 'time')}"),
    ]
    rows += [
        Row(
            "Counted again", f"{Outcome(each.outcome).label} on {words.day(each.stopped_at)}. {ENDED_WRONGLY}"
        )
        for each in clocks
        if each.stop_reason == ENDED_WRONGLY
    ]
    if asked is None:
        return [*rows, Row("Asked for", "The level is not judged yet")]
    rows.append(Row("Asked for", f"{asked.words} ({asked.source}; {asked.status})"))
    due = _due(case, asked, seen, clocks)
    return [*rows, Row("Next due", f"{words.day(due)}{', and late' if due < on else ''}")] if due else rows


def _due(case: Case, asked: Frequency, seen: list[date], clocks: Sequence[Clock]) -> date | None:
    """By the clock that runs, else so many days after the child was last seen, or the case was allocated."""
    if case.closed_on:
        return None
    if asked.rule:
        running = [each for each in clocks if each.rule.code == SEEN_RULE and each.stopped_at is None]
        return london(running[0].due_at).date() if running else None
    begun = seen[0] if seen else case.allocated_on
    return begun + timedelta(days=asked.days or 0) if begun else None


def note_rows(note: SafetyNote | None, *, on: date) -> list[Row]:
    """The safety note that stands, read before anybody goes."""
    if note is None:
        return [Row("Safety note", NO_NOTE)]
    late = ", and that day has passed" if note.review_on < on else ""
    rows = [Row("Safety note", f"{Lone(note.says).label}. {note.words}")]
    if note.who_may_be_met:
        rows.append(Row("Who may be met", note.who_may_be_met))
    who = note.by.name if note.by else "Sightline"
    return [*rows, Row("Looked at again", f"{words.day(note.review_on)}{late}. Written by {who}")]


def _planned(it: VisitPlanned) -> str:
    who = f"with {it.colleague}" if it.going == Going.TWO else "one worker"
    text = f"{words.day(it.planned_on)}, {words.first_lower(str(Where(it.where).label))}, {who}"
    return f"{text}. {it.words}" if it.words else text


def corrected(it: Visit) -> bool:
    """Whether a later row puts it right."""
    return getattr(it, "corrected", None) is not None


def visit_line(it: Visit, *, works: bool = False) -> VisitLine:
    """One visit as it was. `works`: with what those on the case can do."""
    length = f", {words.plural(it.minutes, 'minute')}" if it.minutes else ""
    who = it.visitor.name if it.visitor else it.by.name if it.by else "Sightline"
    rows = [
        Row("What was wrong with the one before", it.why),
        Row("Who visited", f"{who}, with {it.with_whom}" if it.with_whom else who),
        Row("Time alone", _alone(it)),
        Row("The child said", it.child_words),
        Row("What was tried" if it.came == Came.NOT_SEEN else "What was done", it.done),
        Row("Agreed next", it.agreed),
    ]
    place = f"{Where(it.where).label}, {words.first_lower(str(How(it.how).label))}"
    came, stale = Came(it.came), corrected(it)
    tags = [Tag(str(came.label), COLOUR[came])]
    if stale:
        tags.append(Tag("Put right by a newer entry", "orange"))
    if it.corrects_id:
        tags.append(Tag("Correction", "turquoise"))
    return VisitLine(
        title=f"{words.day(it.visited_on)}: {words.first_lower(place)}{length}",
        tags=tags,
        rows=[each for each in rows if each.value],
        correct=reverse("cases:correct_visit", args=[it.case_id, it.pk]) if works and not stale else "",
    )


def _alone(it: Visit) -> str:
    if it.alone_offered is None:
        return ""
    if not it.alone_offered:
        return f"Not offered: {it.alone_why}"
    return "Offered and taken" if it.alone_taken else "Offered, not taken"


def _offers(case: Case) -> list[Link]:
    return [
        Link("Record a visit", reverse("cases:record_visit", args=[case.pk])),
        Link("Plan a visit", reverse("cases:plan_visit", args=[case.pk])),
        Link("Write the safety note", reverse("cases:note_safety", args=[case.pk])),
    ]
