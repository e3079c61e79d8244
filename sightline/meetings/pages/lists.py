"""Lines of lists: meetings, groups, places; and what a child's page shows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Tag
from sightline.core.panels import Panel, PanelLine
from sightline.deadlines.counting import add_months
from sightline.meetings.models import Meeting, Seat
from sightline.meetings.pages.one import tag_of
from sightline.meetings.queries.lists import about_people, listed, names_about
from sightline.meetings.states import Part

TERM_IN_MONTHS = 48  # of a chair and a vice chair (GR-06)
MOST = 10


@dataclass(frozen=True)
class Line:
    """One meeting of a list."""

    reference: str
    title: str
    who: str
    begins: str
    state: Tag
    href: str


@dataclass(frozen=True)
class SeatLine:
    """One place of a group."""

    agency: str
    post: str
    part: str
    holder: str
    substitute: str
    until: str
    href: str


def lines(meetings: Iterable[Meeting]) -> list[Line]:
    """Meetings of a list, with whom each is about."""
    found = list(meetings)
    names = names_about(found)
    return [
        Line(
            reference=each.reference,
            title=each.title,
            who=words.listing(names[key] for key in each.about if key in names) or "Nobody by name",
            begins=words.moment(each.starts_at),
            state=tag_of(each),
            href=reverse("meetings:one", args=[each.pk]),
        )
        for each in found
    ]


def seat_lines(seats: Iterable[Seat]) -> list[SeatLine]:
    """Places of a group, with whoever holds them today."""
    return [
        SeatLine(
            agency=each.agency.name,
            post=each.post,
            part=Part(each.part).label,
            holder=each.holder.name if each.holder else "",
            substitute=each.substitute.name if each.substitute else "",
            until="" if each.part == Part.MEMBER else words.day(add_months(each.starts_on, TERM_IN_MONTHS)),
            href=reverse("meetings:seat", args=[each.group_id, each.pk]),
        )
        for each in seats
    ]


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Meetings about this child; who may, calls one."""
    found = [_panel_line(each) for each in about_people(viewer, subjects)[:MOST]]
    calls = viewer.may("meetings.from_child")
    child = next(iter(subjects), None)
    links = []
    if calls and child:
        links = [
            Link("Call a meeting", reverse("meetings:call", args=[child])),
            Link("Write down that a group talked of the child", reverse("meetings:discuss", args=[child])),
        ]
    return Panel("Meetings", found, links) if found or links else None


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Meetings to come that the viewer is asked to, calls or reads."""
    if not viewer.may("meetings.open"):
        return None
    found = [_panel_line(each) for each in listed(viewer, to_come=True)[:MOST]]
    return Panel("Meetings to come", found) if found else None


def _panel_line(each: Meeting) -> PanelLine:
    return PanelLine(
        text=f"{each.title} {each.reference}",
        href=reverse("meetings:one", args=[each.pk]),
        tag=tag_of(each),
        note=words.moment(each.starts_at),
    )
