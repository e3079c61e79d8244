"""Minutes as versions (GR-08, GR-08a): sent round within their clock, put right, agreed by the chair."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.versions import next_number
from sightline.deadlines.actions import stop
from sightline.meetings.actions.calling import _clock
from sightline.meetings.actions.hand import (
    _chronicle,
    _go_on,
    _keep,
    _run,
    _seen,
    _tell,
    _tell_all,
)
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import Amendment, Minutes, MinutesAgreed
from sightline.meetings.permissions import NOT_CHAIR, may_open_papers, may_read_pack
from sightline.meetings.queries.one import is_chair
from sightline.meetings.states import CLOCK_OF_AMENDMENTS, CLOCK_OF_MINUTES, MEETING, Act, State

NO_WORDS = "Write what was said and agreed."
UNKNOWN = "The minutes of this kind of meeting have no such heading."
OLDER = "A newer version has been sent round. Read it before you agree it."
NOT_OPEN = "These minutes cannot be amended: they are not sent round yet, or agreed already."


@action("meetings.minutes_sent")
def send_minutes(
    *, meeting_id: UUID, words: str, sections: dict[str, str], seen: int, by: Viewer, at: datetime
) -> Minutes:
    """A version goes to everybody who came. The first stops the clock of minutes and starts that of amendments."""
    meeting = _run(meeting_id, Act.MINUTE, by)
    if not words.strip():
        raise Refused(NO_WORDS)
    if not set(sections) <= set(rules_of(meeting.kind).sections):
        raise Refused(UNKNOWN)
    last = Minutes.objects.filter(meeting=meeting).select_related("by").order_by("-number").first()
    number = next_number(last, seen=seen, saved=_saved(last) if last else {})
    said = {"words": words, "sections": {name: text for name, text in sections.items() if text.strip()}}
    made: Minutes = _keep(Minutes, meeting, by=by, at=at, number=number, **said)
    if meeting.state == State.HELD:
        stop(subject=meeting, rule=CLOCK_OF_MINUTES, by=by, at=at)
        _clock(CLOCK_OF_AMENDMENTS, meeting, by, at)
    _go_on(meeting, Act.MINUTE, by=by, at=at)
    _tell_all("meetings.minutes", meeting, by=by, at=at)
    return made


def _saved(last: Minutes) -> dict[str, str]:
    return {"words": last.words, **{f"section_{name}": text for name, text in last.sections.items()}}


@action("meetings.amendment_sent")
def amend_minutes(*, meeting_id: UUID, words: str, by: Viewer, at: datetime) -> Amendment:
    """What somebody who came wants put right. Whoever runs the meeting sends a further version, or not."""
    meeting = _seen(meeting_id, by)
    may_read_pack(by, meeting).demand()
    may_open_papers(by, meeting).demand()
    last = Minutes.objects.filter(meeting=meeting).order_by("-number").first()
    if meeting.state != State.MINUTED or last is None:
        raise Refused(NOT_OPEN)
    if not words.strip():
        raise Refused("Say what is to be put right.")
    made: Amendment = _keep(Amendment, meeting, by=by, at=at, minutes=last, words=words)
    _tell("meetings.amendment", meeting, [meeting.called_by], by=by, at=at)
    return made


@action("meetings.minutes_agreed")
def agree_minutes(*, meeting_id: UUID, seen: int, by: Viewer, at: datetime) -> MinutesAgreed:
    """The chair agrees the newest version; nobody else can, and nothing is sent round after it."""
    meeting = _seen(meeting_id, by)
    if not is_chair(by, meeting):
        raise Refused(NOT_CHAIR)
    may_open_papers(by, meeting).demand()
    MEETING.may(meeting.state, Act.AGREE).demand()
    last = Minutes.objects.filter(meeting=meeting).order_by("-number").first()
    if last is None or last.number != seen:
        raise Refused(OLDER)
    made: MinutesAgreed = _keep(MinutesAgreed, meeting, by=by, at=at, minutes=last)
    stop(subject=meeting, rule=CLOCK_OF_AMENDMENTS, by=by, at=at)
    _go_on(meeting, Act.AGREE, by=by, at=at)
    _chronicle(meeting, "agreed", "minutes agreed", by=by, at=at)
    return made
