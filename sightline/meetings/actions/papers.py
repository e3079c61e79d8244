"""Before a meeting: its agenda, what each organisation sends, who comes; the papers sent round (GR-07, PW-06b)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.queries import people_of
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.deadlines.actions import stop
from sightline.follow_up.actions import accept, finish
from sightline.follow_up.states import State as FollowUpState
from sightline.meetings.actions.hand import (
    _go_on,
    _invited,
    _keep,
    _number,
    _run,
    _seen,
    _tell,
    _tell_all,
)
from sightline.meetings.given import Told
from sightline.meetings.models import Coming, Information, Invited, Item, Meeting, Sent
from sightline.meetings.permissions import is_asked, may_add, may_answer, may_open_papers
from sightline.meetings.states import BEFORE, CLOCK_OF_PAPERS, MEETING, Act, State

NO_TITLE = "Say what is to be on the agenda."
NOT_LOOKED = "Say where you looked."
NO_WORDS = "Say what is known, or that nothing is."
OVER = "The meeting has been held or cancelled. Give what you know to whoever runs it."
NOT_THEIRS = "Choose people of that organisation."
SAID = "Answered for the meeting."
NO_EMPLOYER = "Only somebody who works for an organisation can add to an agenda."


@action("meetings.item_added")
def add_item(*, meeting_id: UUID, title: str, words: str, by: Viewer, at: datetime) -> Item:
    """Something more on the agenda, and which organisation asked for it."""
    meeting = _seen(meeting_id, by)
    may_add(by, meeting).demand()
    may_open_papers(by, meeting).demand()
    MEETING.may(meeting.state, Act.ADD).demand()
    if not title.strip():
        raise Refused(NO_TITLE)
    if by.employer_id is None:
        raise Refused(NO_EMPLOYER)
    rows = Item.objects.filter(meeting=meeting)
    last = rows.order_by("-place").values_list("place", flat=True).first() or 0
    made: Item = _keep(
        Item,
        meeting,
        by=by,
        at=at,
        title=title.strip(),
        words=words,
        asked_by_id=by.employer_id,
        place=last + 1,
    )
    return made


@action("meetings.papers_sent")
def send_papers(*, meeting_id: UUID, by: Viewer, at: datetime) -> Sent:
    """Agenda and papers are ready: those named to come are told where to read them, and the clock stops."""
    meeting = _run(meeting_id, Act.SEND, by)
    made: Sent = _keep(Sent, meeting, by=by, at=at, number=_number(Sent.objects.filter(meeting=meeting)))
    stop(subject=meeting, rule=CLOCK_OF_PAPERS, by=by, at=at)
    _go_on(meeting, Act.SEND, by=by, at=at)
    _tell_all("meetings.papers", meeting, by=by, at=at)
    return made


@action("meetings.information_sent")
def send_information(
    *, invited_id: UUID, told: Told, by: Viewer, at: datetime, key: UUID | None = None
) -> Information:
    """What an organisation knows, for those who come; its request is done. It also says who comes."""
    invited = _invited(invited_id, by)
    may_answer(by, invited).demand()
    meeting = _seen(invited.meeting_id, by)
    rows = Information.objects.visible_to(by).filter(pk=key, by_id=by.staff_id)
    before: Information | None = rows.first() if key else None
    if before:
        return before
    _check(meeting, told)
    _name(invited, meeting, told.coming, by, at)
    made: Information = _keep(
        Information,
        meeting,
        by=by,
        at=at,
        key=key,
        invited=invited,
        controller_id=invited.agency_id,
        nothing=told.nothing,
        words=told.words,
        third_party=told.third_party,
        looked_in=told.looked_in,
    )
    _mark_answered(invited, by, at)
    _tell("meetings.information", meeting, [meeting.called_by], by=by, at=at)
    return made


def _check(meeting: Meeting, told: Told) -> None:
    if meeting.state not in BEFORE and meeting.state != State.HELD:
        raise Refused(OVER)
    if not told.looked_in.strip():
        raise Refused(NOT_LOOKED)
    if not told.nothing and not told.words.strip():
        raise Refused(NO_WORDS)


def _name(invited: Invited, meeting: Meeting, people: tuple[UUID, ...], by: Viewer, at: datetime) -> None:
    """Who comes from now on. Each is a fact; somebody no longer named is a fact, too."""
    theirs = {each.pk for each in people_of(invited.agency_id, on=london(at).date())}
    if not set(people) <= theirs:
        raise Refused(NOT_THEIRS)
    last: dict[UUID, Coming] = {}
    for each in Coming.objects.filter(invited=invited).order_by("number"):
        last[each.staff_id] = each
    named = {key for key, row in last.items() if row.coming}
    for staff_id in sorted(named ^ set(people)):
        before = last.get(staff_id)
        _keep(
            Coming,
            meeting,
            by=by,
            at=at,
            invited=invited,
            staff_id=staff_id,
            coming=staff_id in people,
            number=before.number + 1 if before else 1,
        )


def _mark_answered(invited: Invited, by: Viewer, at: datetime) -> None:
    """The request is done. Its words say nothing of what is known."""
    asked = invited.follow_up
    if asked is None:
        return
    said: dict[str, Any] = {} if is_asked(by, invited) else {"said_by": invited.name, "said_at": at}
    version = asked.version
    if asked.state in (FollowUpState.ASKED, FollowUpState.REOPENED):
        version = accept(follow_up_id=asked.pk, version=version, by=by, at=at, **said).version
    elif asked.state != FollowUpState.ACCEPTED:
        return
    finish(follow_up_id=asked.pk, version=version, words=SAID, by=by, at=at, **said)
