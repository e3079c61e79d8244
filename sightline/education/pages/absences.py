"""A report of absence with what was done since, and the list of those still open."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock, words
from sightline.core.pages import Happening, Link, Row, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.deadlines.queries import clocks_of
from sightline.education.models import Absence, TraceStep, Transfer
from sightline.education.pages.returns import in_words
from sightline.education.permissions import may_trace
from sightline.education.queries.absences import counted_in
from sightline.education.states import AbsenceKind, Concern, Found, Step
from sightline.follow_up.models import FollowUp
from sightline.follow_up.states import State
from sightline.people.queries import name_lines

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class AbsencePage:
    """One report."""

    name: str
    school: str
    rows: list[Row]
    steps: list[Happening]
    due: list[str]
    links: list[Link]


def absence_page(viewer: Viewer, it: Absence, steps: Collection[TraceStep]) -> AbsencePage:
    """What was reported, what was done, and when the next step is due."""
    ended = any(each.found for each in steps)
    running = [each for each in clocks_of([it.pk]) if each.stopped_at is None]
    links = []
    if not ended and may_trace(viewer, it):
        links.append(Link("Add what was done", reverse("education:trace", args=[it.pk])))
    return AbsencePage(
        name=name_lines([it.record_id])[it.record_id],
        school=it.setting.agency.name,
        rows=[
            Row("Reported", AbsenceKind(it.kind).label),
            Row("First day away", words.day(it.first_day)),
            Row("School days", str(it.days) if it.days else ""),
            Row("What is known", it.words),
            Row("By", f"{it.by.name if it.by else ''}, {words.moment(it.at)}"),
        ],
        steps=[_step(each) for each in reversed(list(steps))],
        due=[f"{each.rule.title}: by {words.moment(each.due_at)}." for each in running],
        links=links,
    )


def _step(it: TraceStep) -> Happening:
    tag = Tag(Found(it.found).label, "green") if it.found else None
    return Happening(
        Step(it.step).label, words.day(it.done_on), it.by.name if it.by else "", it.words, tag=tag
    )


def absence_lines(found: Collection[Absence], ended: Collection[UUID] = ()) -> list[PanelLine]:
    """Reports as lines, each leading to its page."""
    names = name_lines({each.record_id for each in found}) if found else {}
    return [
        PanelLine(
            f"{names.get(each.record_id, '')}, {each.setting.agency.name}",
            reverse("education:absence", args=[each.pk]),
            Tag("Found", "green") if each.pk in ended else Tag("Not found yet", "red"),
            f"{AbsenceKind(each.kind).label}, since {words.day(each.first_day)}",
        )
        for each in found
    ]


def transfer_lines(found: Collection[tuple[Transfer, FollowUp | None]]) -> list[PanelLine]:
    """What was handed on, to whom, and whether they have said that it came."""
    return [
        PanelLine(
            f"To {it.to_agency.name}, from {words.day(it.moved_on)}",
            reverse("follow_up:one", args=[asked.pk]) if asked else "",
            Tag(State(asked.state).label, "blue") if asked else None,
            f"{Concern(it.concern).label}. {it.words}",
        )
        for it, asked in found
    ]


def of_patterns(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Truancy and children missing from education beside missing episodes, for the review group (MS-09).

    Small numbers are never printed, and no total of them is.
    """
    if not viewer.may("missing.patterns"):
        return None
    today = clock.today()
    counted = counted_in(today - A_YEAR, today)
    lines = [
        PanelLine(f"{kind.label}: {in_words(counted.get(kind.value, (0, 0))[0])}") for kind in AbsenceKind
    ]
    return Panel("Absent or missing from education, reports of the last twelve months", lines)
