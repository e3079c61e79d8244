"""Lines of lists, and what a child's page and My work show."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import clock, words
from sightline.core.pages import Link, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.missing.models import Episode
from sightline.missing.queries.due import due_in_hours
from sightline.missing.queries.lists import given_to, of_people, seen
from sightline.missing.states import State
from sightline.people.queries import name_lines

COLOURS = {State.MISSING: "red", State.BACK: "blue", State.CLOSED: "grey", State.MISTAKEN: "grey"}
MOST = 10


@dataclass(frozen=True)
class Line:
    """One episode of a list."""

    reference: str
    who: str
    what: str
    since: str
    back: str
    state: Tag
    href: str


def tag_of(episode: Episode) -> Tag:
    state = State(episode.state)
    return Tag(state.label, COLOURS[state])


def what_of(episode: Episode) -> str:
    """Missing from care; not reported."""
    kind = "Away without authorisation" if episode.kind == "away" else "Missing"
    said = f"{kind}, {episode.get_gone_from_display().lower()}"
    return said if episode.reported else f"{said}; not reported to the police"


def lines(episodes: Iterable[Episode]) -> list[Line]:
    found = list(episodes)
    names = name_lines({each.child_id for each in found})
    return [
        Line(
            reference=each.reference,
            who=names.get(each.child_id, ""),
            what=what_of(each),
            since=words.moment(each.missing_since),
            back=words.moment(each.returned_at),
            state=tag_of(each),
            href=reverse("missing:one", args=[each.pk]),
        )
        for each in found
    ]


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """A child's episodes and trigger plan; who may, records one."""
    if not viewer.may("missing.read"):
        return None
    found = list(of_people(viewer, subjects))
    child = next(iter(subjects), None)
    links = []
    if child and viewer.may("missing.report"):
        links.append(Link("Record that the child is missing", reverse("missing:report", args=[child])))
    if child:
        links.append(Link("Trigger plan", reverse("missing:plan", args=[child])))
    shown = [_panel_line(each, each.missing_since) for each in found[:MOST]]
    if len(found) > MOST:
        shown.append(PanelLine(f"{words.plural(len(found) - MOST, 'earlier episode')} not shown here"))
    return Panel(_heading(found), shown, links)


def _heading(found: list[Episode]) -> str:
    return f"Missing: {words.plural(len(found), 'episode')}" if found else "Missing"


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Who is missing now, to those who keep episodes; interviews that are given to one, by when they are due."""
    if viewer.may("missing.coordinate") or viewer.may("missing.police"):
        found = list(seen(viewer).filter(state=State.MISSING).order_by("missing_since", "id")[:MOST])
        shown = [_panel_line(each, each.missing_since, "since ") for each in found]
        return Panel("Missing now", shown or [PanelLine("No child is recorded as missing.")])
    if viewer.may("missing.interview"):
        lines_ = [_due_line(each) for each in given_to(viewer)[:MOST]]
        return Panel("Return home interviews given to you", lines_ or [PanelLine("None is waiting.")])
    return None


def _panel_line(each: Episode, moment: datetime, lead: str = "") -> PanelLine:
    return PanelLine(
        text=f"{what_of(each)} {each.reference}",
        href=reverse("missing:one", args=[each.pk]),
        tag=tag_of(each),
        note=lead + words.moment(moment),
    )


def _due_line(each: Episode) -> PanelLine:
    due = due_in_hours(each.returned_at or each.missing_since)
    late = due < clock.now()
    return PanelLine(
        text=f"Interview after {each.reference}",
        href=reverse("missing:one", args=[each.pk]),
        tag=Tag("Late", "red") if late else Tag("Due", "blue"),
        note=f"72 hours {'ended' if late else 'end'} on {words.moment(due)}",
    )
