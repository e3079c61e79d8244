"""After a meeting of a group: children talked through, the draft published, a vote taken to the partnership."""

from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.queries.holders import holders_of
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.versions import next_number, shown_of
from sightline.core.withheld import refusal, withheld_in
from sightline.deadlines.actions import stop
from sightline.meetings.actions.calling import _clock
from sightline.meetings.actions.hand import _keep, _page_of, _run, _seen, _tell_all
from sightline.meetings.given import Talk
from sightline.meetings.kinds import rules_of
from sightline.meetings.models import (
    Discussed,
    DraftPublished,
    EscalationAnswered,
    Meeting,
    Minutes,
    Vote,
    VoteEscalated,
)
from sightline.meetings.permissions import (
    may_answer_escalation,
    may_discuss,
    may_escalate,
    may_open_papers,
)
from sightline.meetings.states import CLOCK_OF_DRAFT, CLOCK_OF_ESCALATION, MEETING, Act
from sightline.people.actions import write_chronology

NOT_FOUND = "There is no such vote or version, or it is not yours to open."
ALONE = "This meeting is about one child. What was said stands in its minutes."
NOT_PUBLISHED = "The minutes of this kind of meeting are not published."
NOT_LOOKED = "Look through it for places and people that are not made public, and say so."
NO_WHERE = "Say where anybody may read it."
PUBLISHED = "This version is published already."
NO_HARM = "Say how the vote may result in harm to children."
TWICE = "Your organisation has taken this vote to the partnership already."
NO_ANSWER = "Say what the partnership answers."
ANSWERED = "It has been answered already."


@action("meetings.child_discussed")
def discuss(*, meeting_id: UUID, talk: Talk, seen: int, by: Viewer, at: datetime) -> Discussed:
    """A child talked through. Whoever calls this has opened what it is of; nobody's second saving wins in silence."""
    meeting = _run(meeting_id, Act.DISCUSS, by)
    may_discuss(by, meeting).demand()
    unless(bool(meeting.about), ALONE).demand()
    talk.stands().demand()
    rows = Discussed.objects.filter(meeting=meeting, subject_id=talk.subject_id)
    last = rows.select_related("by").order_by("-number").first()
    number = next_number(last, seen=seen, saved=shown_of(last, ("response", "words")))
    made = Discussed(
        id=uuid4(),
        meeting=meeting,
        about=sorted(set(talk.about)),
        by_id=by.staff_id,
        at=at,
        controller_id=meeting.controller_id,
        lawful_basis=meeting.lawful_basis,
        regime=meeting.regime,
        retention_class=Discussed.RETENTION,
        number=number,
        **talk.columns(),
    )
    made.save(force_insert=True)
    if last is None:
        _tell_of(meeting, made, by, at)
    return made


def _tell_of(meeting: Meeting, made: Discussed, by: Viewer, at: datetime) -> None:
    """That the child was talked of; not what was said."""
    write_chronology(
        about=made.about,
        happened_at=meeting.starts_at,
        kind="meetings.discussed",
        title=f"{meeting.title}: talked of ({meeting.reference})"[:120],
        reference_id=meeting.pk,
        controller_id=meeting.controller_id,
        by=by,
        at=at,
    )


@action("meetings.draft_published")
def publish_draft(
    *, meeting_id: UUID, where: str, looked: bool, seen: int, by: Viewer, at: datetime
) -> DraftPublished:
    """The newest version, ready for approval at the next meeting (GR-08b). The meeting is about no child.

    Whoever publishes has looked through it for places and people of concern; no name on those lists is in it (IS-08).
    """
    meeting = _run(meeting_id, Act.PUBLISH, by)
    unless(not rules_of(meeting.kind).publishes or bool(meeting.about), NOT_PUBLISHED).demand()
    unless(not where.strip(), NO_WHERE).demand()
    last = Minutes.objects.filter(meeting=meeting).order_by("-number").first()
    if last is None or last.number != seen:
        raise Refused(NOT_FOUND)
    unless(not looked, NOT_LOOKED).demand()
    _holds_nothing_withheld(last)
    unless(DraftPublished.objects.filter(minutes=last).exists(), PUBLISHED).demand()
    made: DraftPublished = _keep(DraftPublished, meeting, by=by, at=at, minutes=last, where=where.strip())
    stop(subject=meeting, rule=CLOCK_OF_DRAFT, by=by, at=at)
    _tell_all("meetings.published", meeting, by=by, at=at)
    return made


def _holds_nothing_withheld(minutes: Minutes) -> None:
    """Refused where a name of a place or a person of concern stands in them (IS-08)."""
    found = withheld_in({"the minutes": minutes.words, **minutes.sections})
    unless(bool(found), refusal(found)).demand()


@action("meetings.vote_escalated")
def escalate_vote(*, meeting_id: UUID, vote_id: UUID, words: str, by: Viewer, at: datetime) -> VoteEscalated:
    """An organisation asked takes a vote to the partnership; the office is told, and a clock runs until it answers."""
    meeting = _seen(meeting_id, by)
    may_escalate(by, meeting).demand()
    may_open_papers(by, meeting).demand()
    MEETING.may(meeting.state, Act.ESCALATE).demand()
    vote: Vote | None = Vote.objects.visible_to(by).filter(meeting=meeting, pk=vote_id).first()
    if vote is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not words.strip(), NO_HARM).demand()
    unless(VoteEscalated.objects.filter(vote=vote, agency=by.employer_id).exists(), TWICE).demand()
    first = not _waiting(meeting)
    made: VoteEscalated = _keep(
        VoteEscalated, meeting, by=by, at=at, vote=vote, agency_id=by.employer_id, words=words
    )
    if first:
        _clock(CLOCK_OF_ESCALATION, meeting, by, at)
    for each in holders_of("meetings.escalated", on=london(at).date()):
        if each.pk != by.staff_id:
            where = _page_of(meeting)
            tell(kind="meetings.escalated", reference=meeting.reference, path=where, staff=each, by=by, at=at)
    return made


@action("meetings.escalation_answered")
def answer_escalation(
    *, meeting_id: UUID, escalated_id: UUID, words: str, by: Viewer, at: datetime
) -> EscalationAnswered:
    """The partnership's answer. The clock stops when every organisation has one."""
    meeting = _seen(meeting_id, by)
    may_answer_escalation(by).demand()
    may_open_papers(by, meeting).demand()
    found: VoteEscalated | None = VoteEscalated.objects.filter(meeting=meeting, pk=escalated_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not words.strip(), NO_ANSWER).demand()
    unless(EscalationAnswered.objects.filter(escalated=found).exists(), ANSWERED).demand()
    made: EscalationAnswered = _keep(EscalationAnswered, meeting, by=by, at=at, escalated=found, words=words)
    if not _waiting(meeting):
        stop(subject=meeting, rule=CLOCK_OF_ESCALATION, by=by, at=at)
    _tell_all("meetings.escalation_answered", meeting, by=by, at=at)
    return made


def _waiting(meeting: Meeting) -> bool:
    """Whether an escalation of this meeting has no answer yet."""
    return VoteEscalated.objects.filter(meeting=meeting, answer=None).exists()
