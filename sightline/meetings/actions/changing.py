"""A meeting that is given another day, put off, or not held at all: always with the reason."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.versions import must_be_version
from sightline.deadlines.actions import cancel
from sightline.follow_up.actions import withdraw
from sightline.follow_up.models import FollowUp, FollowUpQuerySet
from sightline.follow_up.permissions import may as may_move
from sightline.follow_up.states import WITH_THE_ASKED
from sightline.follow_up.states import Act as FollowUpAct
from sightline.meetings.actions.calling import _start_papers
from sightline.meetings.actions.hand import _chronicle, _go_on, _run, _tell_all
from sightline.meetings.given import NO_PLACE, PAST
from sightline.meetings.models import Meeting
from sightline.meetings.states import CLOCK_OF_PAPERS, Act

NO_REASON = "Say why."


@action("meetings.moved")
def move_meeting(
    *, meeting_id: UUID, starts_at: datetime, where: str, why: str, version: int, by: Viewer, at: datetime
) -> Meeting:
    """Another day, and the papers due accordingly. The time within which it must be held runs on."""
    meeting = _ready(meeting_id, Act.MOVE, why, version, by)
    if starts_at < at:
        raise Refused(PAST)
    if not where.strip():
        raise Refused(NO_PLACE)
    cancel(subject=meeting, rule=CLOCK_OF_PAPERS, why=why, by=by, at=at)
    _go_on(meeting, Act.MOVE, by=by, at=at, starts_at=starts_at, place=where, reason=why)
    _start_papers(meeting, by, at)
    _chronicle(meeting, "moved", "given another day", by=by, at=at)
    _tell_all("meetings.moved", meeting, by=by, at=at)
    return meeting


@action("meetings.postponed")
def postpone_meeting(*, meeting_id: UUID, why: str, version: int, by: Viewer, at: datetime) -> Meeting:
    """Put off with no day yet. The time within which it must be held runs on."""
    meeting = _ready(meeting_id, Act.POSTPONE, why, version, by)
    cancel(subject=meeting, rule=CLOCK_OF_PAPERS, why=why, by=by, at=at)
    _go_on(meeting, Act.POSTPONE, by=by, at=at, reason=why)
    _chronicle(meeting, "postponed", "postponed", by=by, at=at)
    _tell_all("meetings.moved", meeting, by=by, at=at)
    return meeting


@action("meetings.cancelled")
def cancel_meeting(*, meeting_id: UUID, why: str, version: int, by: Viewer, at: datetime) -> Meeting:
    """Not held. What was asked for it is withdrawn, where it has not been answered; its clocks end."""
    meeting = _ready(meeting_id, Act.CANCEL, why, version, by)
    cancel(subject=meeting, why=why, by=by, at=at)
    asked = FollowUpQuerySet(FollowUp).visible_to(by).filter(origin_id=meeting.pk, state__in=WITH_THE_ASKED)
    for each in asked:
        if may_move(by, FollowUpAct.WITHDRAW, each):
            withdraw(follow_up_id=each.pk, version=each.version, why=why, by=by, at=at)
    _go_on(meeting, Act.CANCEL, by=by, at=at, reason=why)
    _chronicle(meeting, "cancelled", "cancelled", by=by, at=at)
    _tell_all("meetings.moved", meeting, by=by, at=at)
    return meeting


def _ready(meeting_id: UUID, act: Act, why: str, version: int, by: Viewer) -> Meeting:
    meeting = _run(meeting_id, act, by)
    saved = {"starts_at": meeting.starts_at, "where": meeting.place, "why": meeting.reason}
    must_be_version(meeting, version, saved=saved)
    if not why.strip():
        raise Refused(NO_REASON)
    return meeting
