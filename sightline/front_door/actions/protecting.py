"""What keeps a child safe tonight, handing a section 47 enquiry over, and the conference (CL-06, CL-07)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refused, first_refusal, unless
from sightline.core.versions import next_number
from sightline.deadlines.actions import cancel, stop
from sightline.front_door.actions.moving import keep, locked, move, once, saved_before, tell_chronology
from sightline.front_door.choices import ConferenceStepKind
from sightline.front_door.models import (
    ChildSeen,
    ConferenceStep,
    Contact,
    SafeNow,
    Section47Handover,
    StrategyDiscussion,
)
from sightline.front_door.permissions import may, may_decide, may_take
from sightline.front_door.queries.one import last_of
from sightline.front_door.states import CONFERENCE_ASKED_RULE, CONFERENCE_RULE, SEEN_RULE, Act, ContactState

NOT_WHOLE = (
    "Say where the child is, who is with them, what keeps them safe tonight, who does it and who was told."
)
NO_RECEIVER = "Give the name of the person at child protection who took it, and their team."
IN_FUTURE = "That cannot have happened in the future."
NO_ENQUIRY = "Record the strategy discussion that decided on a section 47 enquiry first."
NOBODY_SAW = "Say who saw the child."
NO_WHY = "Say why a conference is not needed, and who decided."


@dataclass(frozen=True, kw_only=True)
class Tonight:
    """What keeps the child safe tonight."""

    where_now: str
    with_whom: str
    keeps_safe: str
    who_does: str
    told_whom: str
    next_check: str = ""

    def stands(self) -> Answer:
        """Whether it is whole."""
        said = (self.where_now, self.with_whom, self.keeps_safe, self.who_does, self.told_whom)
        return unless(not all(each.strip() for each in said), NOT_WHOLE)


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """Who at child protection took the section 47 enquiry, when, and under which reference of theirs."""

    received_by: str
    team: str
    handed_at: datetime
    their_reference: str = ""
    words: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        return first_refusal(
            unless(not self.received_by.strip() or not self.team.strip(), NO_RECEIVER),
            unless(self.handed_at > at, IN_FUTURE),
        )


@action("front_door.safe_tonight")
def plan_tonight(
    *, contact_id: UUID, tonight: Tonight, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> SafeNow:
    """Write down, or write anew, what keeps the child safe tonight."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: SafeNow | None = saved_before(SafeNow, key, contact, by)
    if before is not None:
        return before
    tonight.stands().demand()
    given = asdict(tonight)
    last = last_of(SafeNow, contact)
    number = next_number(last, seen=seen, typed=given)
    made: SafeNow = keep(SafeNow, contact, by=by, at=at, key=key, number=number, **given)
    title = f"Plan for tonight written (contact {contact.reference})"
    tell_chronology(contact, "front_door.safe_tonight", title, by=by, at=at)
    return made


@action("front_door.section_47_handed_over")
def hand_over(
    *, contact_id: UUID, handover: HandedOver, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> Section47Handover:
    """Child protection has the section 47 enquiry: by name, in person or by telephone, with their reference."""
    may_decide(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: Section47Handover | None = saved_before(Section47Handover, key, contact, by)
    if before is not None:
        return before
    discussion: StrategyDiscussion | None = last_of(StrategyDiscussion, contact)
    if discussion is None or not discussion.section_47:
        raise Refused(NO_ENQUIRY)
    handover.stands(at=at).demand()
    given = asdict(handover)
    last = last_of(Section47Handover, contact)
    number = next_number(last, seen=seen, typed=given)
    made: Section47Handover = keep(
        Section47Handover, contact, by=by, at=at, key=key, number=number, discussion=discussion, **given
    )
    if may(by, Act.PASS_ON, contact) and contact.state == ContactState.DECIDED:
        move(contact, Act.PASS_ON, by=by, at=at, why=f"Section 47 enquiry taken by {made.received_by}")
    title = f"Section 47 enquiry handed to child protection (contact {contact.reference})"
    words = (
        f"Received by {made.received_by}, {made.team}. Reference {made.their_reference or 'not given yet'}."
    )
    when = made.handed_at
    tell_chronology(
        contact, "front_door.section_47_handed_over", title, words=words, happened_at=when, by=by, at=at
    )
    return made


@action("front_door.conference_recorded")
def record_conference(
    *,
    contact_id: UUID,
    kind: ConferenceStepKind,
    happened_at: datetime,
    their_reference: str,
    words: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
) -> ConferenceStep:
    """A conference was asked for (ends CL-06), held (ends CL-07), or is not needed (ends both)."""
    may_decide(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: ConferenceStep | None = saved_before(ConferenceStep, key, contact, by)
    if before is not None:
        return before
    if kind == ConferenceStepKind.NOT_NEEDED and not words.strip():
        raise Refused(NO_WHY)
    if happened_at > at:
        raise Refused(IN_FUTURE)
    given = {"happened_at": happened_at, "their_reference": their_reference, "words": words}
    made: ConferenceStep = keep(ConferenceStep, contact, by=by, at=at, key=key, kind=kind, **given)
    _clocks(contact, made, by=by, at=at)
    title = f"Child protection conference: {ConferenceStepKind(kind).label.lower()}"
    tell_chronology(contact, "front_door.conference_recorded", title, happened_at=happened_at, by=by, at=at)
    return made


def _clocks(contact: Contact, made: ConferenceStep, *, by: Viewer, at: datetime) -> None:
    if made.kind == ConferenceStepKind.NOT_NEEDED:
        for rule in (CONFERENCE_ASKED_RULE, CONFERENCE_RULE):
            cancel(subject=contact, rule=rule, why="A conference is not needed", by=by, at=at)
        return
    stop(subject=contact, rule=CONFERENCE_ASKED_RULE, by=by, at=at, stopped_at=made.happened_at)
    if made.kind == ConferenceStepKind.HELD:
        stop(subject=contact, rule=CONFERENCE_RULE, by=by, at=at, stopped_at=made.happened_at)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """That the child was seen in the section 47 enquiry."""

    seen_at: datetime
    seen_by: str
    alone: bool
    where: str = ""
    words: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be recorded, and if not, why."""
        return first_refusal(
            unless(not self.seen_by.strip(), NOBODY_SAW), unless(self.seen_at > at, IN_FUTURE)
        )


@action("front_door.child_seen")
def record_seen(
    *, contact_id: UUID, seen: Seen, by: Viewer, at: datetime, key: UUID | None = None
) -> ChildSeen:
    """The child was seen. The clock (CL-03) stops at the time it was, not when it was typed."""
    may_take(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before: ChildSeen | None = saved_before(ChildSeen, key, contact, by)
    if before is not None:
        return before
    discussion: StrategyDiscussion | None = last_of(StrategyDiscussion, contact)
    if discussion is None or not discussion.section_47:
        raise Refused(NO_ENQUIRY)
    seen.stands(at=at).demand()
    made: ChildSeen = keep(ChildSeen, contact, by=by, at=at, key=key, **asdict(seen))
    stop(subject=contact, rule=SEEN_RULE, by=by, at=at, stopped_at=made.seen_at)
    title = f"Seen in the section 47 enquiry (contact {contact.reference})"
    tell_chronology(contact, "front_door.child_seen", title, happened_at=made.seen_at, by=by, at=at)
    return made
