"""What every write on a meeting has in common: find it through the viewer, ask leave, take turns, keep the fact."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.models import Staff
from sightline.access.queries import inside_walls, self_of
from sightline.access.rows import next_version
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.meetings.models import Coming, Invited, Meeting
from sightline.meetings.permissions import may_open_papers, may_run
from sightline.meetings.rows import of_meeting
from sightline.meetings.states import MEETING, Act
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such meeting, or it is not yours to open."


def _page_of(meeting: Meeting) -> str:
    return reverse("meetings:one", args=[meeting.pk])


def _seen(meeting_id: UUID, by: Viewer) -> Meeting:
    """A meeting through the viewer's door, held by an advisory lock for this transaction."""
    wait_turn(meeting_id)
    found: Meeting | None = (
        Meeting.objects.visible_to(by).select_related("group", "owner_team").filter(pk=meeting_id).first()
    )
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _run(meeting_id: UUID, act: Act, by: Viewer) -> Meeting:
    """The same, for those who run it, where the act is allowed now."""
    found = _seen(meeting_id, by)
    may_run(by, found).demand()
    may_open_papers(by, found).demand()
    MEETING.may(found.state, act).demand()
    return found


def _invited(invited_id: UUID, by: Viewer) -> Invited:
    rows = Invited.objects.visible_to(by).select_related("meeting", "agency", "team", "follow_up")
    found: Invited | None = rows.filter(pk=invited_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _keep(model: Any, meeting: Meeting, *, by: Viewer, at: datetime, **columns: Any) -> Any:
    made = of_meeting(model, meeting, by=by, at=at, **columns)
    made.save(force_insert=True)
    return made


def _go_on(meeting: Meeting, act: Act, *, by: Viewer, at: datetime, **changes: Any) -> Meeting:
    """Carry what was done to the working row."""
    next_version(meeting, by=by, at=at, state=MEETING.after(meeting.state, act), **changes)
    meeting.save()
    return meeting


def _number(rows: Any) -> int:
    last = rows.order_by("-number").values_list("number", flat=True).first()
    return int(last or 0) + 1


def _staff_of(by: Viewer) -> Staff:
    return self_of(by)[0]


def _standing(rows: Any) -> list[Staff]:
    """Who comes, of some rows about who comes: the last word on each place and person."""
    last: dict[tuple[UUID, UUID], Coming] = {}
    for each in rows.select_related("staff").order_by("number"):
        last[each.invited_id, each.staff_id] = each
    return [each.staff for each in last.values() if each.coming]


def _tell(kind: str, meeting: Meeting, people: Iterable[Staff], *, by: Viewer, at: datetime) -> None:
    """Word to those of some people who stand inside every wall: a reference and a page."""
    unique = {each.pk: each for each in people if each.pk != by.staff_id and each.left_on is None}
    inside = inside_walls(meeting.walls, unique.values(), at=at)
    for key, each in unique.items():
        if key in inside:
            tell(kind=kind, reference=meeting.reference, path=_page_of(meeting), by=by, at=at, staff=each)


def _tell_all(kind: str, meeting: Meeting, *, by: Viewer, at: datetime) -> None:
    """Everybody who comes."""
    _tell(kind, meeting, _standing(Coming.objects.filter(meeting=meeting)), by=by, at=at)


def _chronicle(meeting: Meeting, thing: str, title: str, *, by: Viewer, at: datetime) -> None:
    """A line on the chronology of each person it is about: that it was called or held, not what was said."""
    if meeting.about:
        write_chronology(
            about=meeting.about,
            happened_at=at,
            kind=f"meetings.{thing}",
            title=f"{meeting.title} {title} ({meeting.reference})",
            reference_id=meeting.pk,
            controller_id=meeting.controller_id,
            by=by,
            at=at,
        )
