"""At a meeting and after: who came, what was voted, what somebody is to do, the minutes and the chair's agreement."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Agency, Team
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused, unless
from sightline.core.versions import next_number
from sightline.deadlines.actions import start, stop
from sightline.follow_up.actions import ask
from sightline.follow_up.models import FollowUp
from sightline.follow_up.requests import Request
from sightline.follow_up.states import Kind as FollowUpKind
from sightline.meetings.actions.calling import _clock, _kept_by, _team
from sightline.meetings.actions.hand import (
    _chronicle,
    _go_on,
    _keep,
    _number,
    _page_of,
    _run,
)
from sightline.meetings.given import Came, Voting
from sightline.meetings.joining import Mode
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Arising, Attendance, Ballot, Invited, Meeting, Vote
from sightline.meetings.states import CLOCK_OF_DRAFT, CLOCK_OF_MINUTES, Act, Again, Presence, Result, State

EVERY_PLACE = "Say of every organisation asked whether it came, sent information, or did neither."
NO_HOW = "Say of everybody who came whether it was in the room or remotely."
NOT_YET = "The meeting has not begun yet."
NO_VOTES = "This kind of meeting decides by agreement and holds no vote."
NOT_ASKED = "Only organisations asked to the meeting have a vote."
NO_WORDS = "Say what is to be done."
PURPOSE = "Agreed at {title} ({reference})."


@action("meetings.held")
def record_attendance(
    *,
    meeting_id: UUID,
    came: tuple[Came, ...],
    seen: int,
    by: Viewer,
    at: datetime,
    again: Again | None = None,
) -> Meeting:
    """It was held: what became of every place (PW-06a). Once the first time, the clocks of what follows begin."""
    meeting = _run(meeting_id, Act.HOLD, by)
    if meeting.starts_at > at:
        raise Refused(NOT_YET)
    places = set(Invited.objects.filter(meeting=meeting).values_list("pk", flat=True))
    if {each.invited_id for each in came} != places or len(came) != len(places):
        raise Refused(EVERY_PLACE)
    rows = Attendance.objects.filter(meeting=meeting)
    last = rows.select_related("by").order_by("-number").first()
    number = next_number(last, seen=seen, saved=_as_saved(rows))
    for each in came:
        how = each.came_how(meeting.mode)
        unless(each.presence == Presence.CAME and meeting.mode == Mode.BOTH and not how, NO_HOW).demand()
        said = {"invited_id": each.invited_id, "presence": each.presence, "who": each.who, "how": how}
        _keep(Attendance, meeting, by=by, at=at, number=number, **said)
    if meeting.state == State.CALLED:
        _first_held(meeting, by, at)
    changes: dict[str, Any] = {"again": again} if again and again != meeting.again else {}
    _go_on(meeting, Act.HOLD, by=by, at=at, **changes)
    if changes:
        _start_review(meeting, by, at)
    return meeting


def _as_saved(rows: Any) -> dict[str, Any]:
    last = rows.order_by("-number").values_list("number", flat=True).first()
    found: dict[str, Any] = {}
    for each in rows.filter(number=last):
        found |= {f"came_{each.invited_id}": each.presence, f"who_{each.invited_id}": each.who}
        found[f"how_{each.invited_id}"] = each.how
    return found


def _first_held(meeting: Meeting, by: Viewer, at: datetime) -> None:
    """What ran until it was held stops; what follows begins; the review it was is done."""
    stop(subject=meeting, by=by, at=at, stopped_at=meeting.starts_at)
    if meeting.follows:
        for each in Again:
            stop(subject=meeting.follows, rule=each, by=by, at=at, stopped_at=meeting.starts_at)
    _clock(CLOCK_OF_MINUTES, meeting, by, at, started_at=meeting.starts_at)
    if rules_of(meeting.kind).publishes:
        _clock(CLOCK_OF_DRAFT, meeting, by, at, started_at=meeting.starts_at)
    _chronicle(meeting, "held", "held", by=by, at=at)
    if meeting.about:
        emit("meetings.held", subject_id=meeting.pk, about=meeting.about, at=at)


def _start_review(meeting: Meeting, by: Viewer, at: datetime) -> None:
    """The review runs from the day the meeting was held (CL-32)."""
    for each in Again:
        stop(subject=meeting, rule=each, by=by, at=at)
    team = _team(meeting)
    start(
        rule=meeting.again,
        subject=meeting,
        about=meeting.about,
        started_at=meeting.starts_at,
        owner_team=team,
        owner_staff=None if team else meeting.called_by,
        path=_page_of(meeting),
        by=by,
        at=at,
    )


@action("meetings.voted")
def record_vote(*, meeting_id: UUID, voting: Voting, by: Viewer, at: datetime) -> Vote:
    """One vote an organisation; the chair's casting vote only at a tie (GR-09..09b). Who voted what is kept."""
    meeting = _run(meeting_id, Act.VOTE, by)
    if not rules_of(meeting.kind).votes:
        raise Refused(NO_VOTES)
    voting.stands().demand()
    asked = set(Invited.objects.filter(meeting=meeting).values_list("agency_id", flat=True))
    if not {each.agency_id for each in voting.cast} <= asked:
        raise Refused(NOT_ASKED)
    number = _number(Vote.objects.filter(meeting=meeting))
    result = Result.CARRIED if voting.carried else Result.LOST
    said = {"number": number, "question": voting.question, "result": result, "tied": voting.tie}
    vote: Vote = _keep(Vote, meeting, by=by, at=at, **said)
    for each in voting.cast:
        row = {"agency_id": each.agency_id, "choice": each.choice, "who": each.who}
        _keep(Ballot, meeting, by=by, at=at, vote=vote, **row)
    if voting.casting:
        _keep(Ballot, meeting, by=by, at=at, vote=vote, choice=voting.casting, casting=True)
    return vote


@action("meetings.action_given")
def give_action(
    *,
    meeting_id: UUID,
    words: str,
    agency: Agency,
    due_on: date | None,
    by: Viewer,
    at: datetime,
    team: Team | None = None,
) -> Arising:
    """Somebody is to do something by a day. It is asked, chased and done in `follow_up` (GR-08c, GR-15a)."""
    meeting = _run(meeting_id, Act.GIVE, by)
    if not words.strip():
        raise Refused(NO_WORDS)
    asked = _ask(meeting, words=words, agency=agency, team=team, due_on=due_on, by=by, at=at)
    given = {"words": words, "agency": agency, "team": team, "due_on": asked.due_on, "follow_up": asked}
    made: Arising = _keep(Arising, meeting, by=by, at=at, **given)
    return made


def _ask(
    meeting: Meeting,
    *,
    words: str,
    agency: Agency,
    team: Team | None,
    due_on: date | None,
    by: Viewer,
    at: datetime,
) -> FollowUp:
    request = Request(
        kind=FollowUpKind.MEETING_ACTION,
        agency=agency,
        team=team,
        what=words,
        why=PURPOSE.format(title=meeting.title, reference=meeting.reference),
        due_on=due_on,
        safeguarding=bool(meeting.about),
    )
    return ask(
        request=request,
        about=meeting.about,
        by=by,
        at=at,
        origin=meeting,
        origin_path=_page_of(meeting),
        **_kept_by(meeting, by),
    )
