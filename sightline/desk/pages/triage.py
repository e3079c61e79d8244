"""The pages of a weekly triage: its rows, and one row at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Row, Tag
from sightline.desk.pages.tracker import whole_row
from sightline.desk.queries.tracked import Tracked
from sightline.desk.queries.triage import Queue
from sightline.meetings.models import Meeting
from sightline.meetings.states import Response
from sightline.people.queries import name_lines

FIRST = ("Where it stands", "Level of risk", "Who works with the child", "To notice", "Date of referral")
SAID, NOT_SAID = Tag("Talked through", "green"), Tag("Not yet", "grey")
PLAIN_KEYS = (
    ("n", "next"),
    ("p", "the one before"),
    ("w", "write what was said"),
    ("1 to 8", "choose a response"),
    ("s", "save and go on"),
)


@dataclass(frozen=True)
class TriageLine:
    """One row of the list."""

    name: str
    reference: str
    kind: str
    href: str
    tag: Tag
    response: str


@dataclass(frozen=True)
class RowPage:
    """One row, where it stands in the list, and the addresses beside it."""

    name: str
    reference: str
    place: str
    first: list[Row]
    rest: list[Row]
    address: str
    previous: str
    next: str


def list_lines(found: Queue) -> list[TriageLine]:
    """All rows of the meeting, by the date they came."""
    names = name_lines({row.child_id for row in found.rows})
    return [_line(found, row, names) for row in found.rows]


def _line(found: Queue, row: Tracked, names: Mapping[UUID, str]) -> TriageLine:
    said = found.said.get(row.key)
    return TriageLine(
        name=names[row.child_id],
        reference=row.reference,
        kind=str(row.kind.label),
        href=address(found.meeting, row),
        tag=SAID if said else NOT_SAID,
        response=str(Response(said.response).label) if said and said.response else "",
    )


def address(meeting: Meeting, row: Tracked) -> str:
    """Of one row in one meeting."""
    return reverse("desk:triage_row", args=[meeting.pk, row.address])


def row_page(viewer: Viewer, found: Queue, place: int, *, on: date) -> RowPage:
    """The row, what the tracker holds of it, and its neighbours."""
    row = found.rows[place]
    name, opens, fields = whole_row(viewer, row, on=on)
    shown = dict(fields)
    return RowPage(
        name=name,
        reference=row.reference,
        place=f"{row.kind.label}, {place + 1} of {len(found.rows)}",
        first=[Row(each, shown[each]) for each in FIRST],
        rest=[Row(title, text) for title, text in fields if title not in FIRST],
        address=opens,
        previous=address(found.meeting, found.rows[place - 1]) if place else "",
        next=address(found.meeting, found.rows[place + 1]) if place + 1 < len(found.rows) else "",
    )


def meeting_line(meeting: Meeting) -> str:
    """Weekly triage, 4 March 2026 (MTG-…)."""
    return f"{meeting.title}, {words.day(meeting.starts_at)} ({meeting.reference})"
