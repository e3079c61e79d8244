"""What came after a meeting of a group: children talked of, the draft, votes taken to the partnership."""

from dataclasses import dataclass
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.meetings.models import (
    Discussed,
    DraftPublished,
    Meeting,
    VoteEscalated,
)
from sightline.meetings.permissions import may_discuss, opens_papers
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import MEETING, Act, State
from sightline.people.queries import name_lines


@dataclass(frozen=True)
class After:
    """As the viewer may see it."""

    talked: list[Discussed]
    names: dict[UUID, str]
    draft: DraftPublished | None
    escalated: list[VoteEscalated]


def after(viewer: Viewer, meeting: Meeting) -> After:
    """Five reads at most; nothing of children where the meeting is about one of them itself."""
    if meeting.about or not opens_papers(viewer, meeting):
        return After([], {}, None, [])
    talked = last_said(viewer, meeting)
    drafts = DraftPublished.objects.visible_to(viewer).filter(meeting=meeting).select_related("minutes")
    taken = VoteEscalated.objects.visible_to(viewer).filter(meeting=meeting)
    return After(
        talked=talked,
        names=dict(name_lines({key for each in talked for key in each.about})) if talked else {},
        draft=drafts.order_by("-at").first(),
        escalated=list(taken.select_related("agency", "by", "answer", "answer__by").order_by("at")),
    )


def last_said(viewer: Viewer, meeting: Meeting) -> list[Discussed]:
    """The last word on each child, as they were talked of."""
    rows = Discussed.objects.visible_to(viewer).filter(meeting=meeting).select_related("by")
    last: dict[UUID, Discussed] = {}
    for each in rows.order_by("number", "at"):
        last[each.subject_id] = each
    return list(last.values())


def talked_at(viewer: Viewer, *, kind: str = "") -> list[Meeting]:
    """Meetings of groups at which this viewer may write down a child, the newest first."""
    states = [state for state in State if MEETING.may(state, Act.DISCUSS)]
    rows = seen(viewer).filter(about=[], state__in=states).order_by("-starts_at", "id")
    rows = rows.filter(kind=kind) if kind else rows
    return [each for each in rows[:25] if may_discuss(viewer, each)]
