"""A decision is disputed: taken down, answered by a second manager by a clock, told, and taken further if need be."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, Refusal, Refused, first_refusal, unless
from sightline.deadlines.actions import start, stop
from sightline.front_door.actions.deciding import Decided, decide
from sightline.front_door.actions.moving import keep, locked, once, saved_before, tell_chronology
from sightline.front_door.actions.partner_news import tell_answered, tell_put
from sightline.front_door.actions.telling import Told
from sightline.front_door.hub_states import (
    CHALLENGE,
    STEPS,
    ChallengeAct,
    ChallengedBy,
    ChallengeOutcome,
)
from sightline.front_door.models import (
    Challenge,
    ChallengeAnswer,
    ChallengeStage,
    ChallengeTold,
    Contact,
    Decision,
)
from sightline.front_door.permissions import may_answer_challenge, may_tell
from sightline.front_door.queries import decided_last, decider
from sightline.front_door.queries.challenges import Disputed, overseers, seen, unanswered, with_stages
from sightline.front_door.queries.partners import sent_for

NOT_DECIDED = "There is no decision to challenge yet."
WAITS = "A challenge to this decision waits for its answer already. Add what is new to the contact."
NO_WORDS = "Say what they disagree with, in their words."
NO_PARTNER = "Choose which organisation disagrees."
IN_FUTURE = "They cannot have told us in the future."
NO_REASON = "Give the reason for the answer."
NO_DECISION = "A changed decision needs its level of need, what happens, and whatever that asks for."
NOT_THERE = "There is no such challenge, or it is not yours to open."
NO_NAME = "Say who answered."
LAST_STEP = "That was the last step of the procedure."
CHANGED_ALREADY = "The decision was changed. Challenge the new decision instead."
NO_WHY = "Say why it goes further."
NO_WHOM = "Say to whom it is put."
NO_TELLING = "Write what the organisation is told. It reads that, and nothing else, on its own page."


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """Who disagrees, with what, and what they want instead."""

    challenged_by: ChallengedBy
    words: str
    received_at: datetime
    wanted: str = ""
    agency_id: UUID | None = None
    name: str = ""
    role: str = ""
    reach: str = ""

    def stands(self, *, at: datetime) -> Answer:
        """Whether it can be taken down, and if not, why."""
        partner = self.challenged_by == ChallengedBy.PARTNER
        return first_refusal(
            unless(not self.words.strip(), NO_WORDS),
            unless(partner and self.agency_id is None, NO_PARTNER),
            unless(self.received_at > at, IN_FUTURE),
        )


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the second person found; with `decided`, the decision that takes the earlier one's place.

    `to_partner` is what an organisation that challenged on its own page reads there.
    """

    outcome: ChallengeOutcome
    reason: str
    answered_by: str = ""
    decided: Decided | None = None
    to_partner: str = ""

    def stands(self, *, level: int) -> Answer:
        """Whether it is whole, and if not, what is missing."""
        changed = self.outcome == ChallengeOutcome.CHANGED
        return first_refusal(
            unless(not self.reason.strip(), NO_REASON),
            unless(changed and self.decided is None, NO_DECISION),
            unless(level > 1 and not self.answered_by.strip(), NO_NAME),
        )


@action("front_door.decision_challenged")
def challenge(
    *, contact_id: UUID, dispute: Dispute, by: Viewer, at: datetime, key: UUID | None = None
) -> Challenge:
    """Take it down and put it to a second manager. The clock runs from when they told us."""
    may_tell(by).demand()
    once(key)
    contact = locked(contact_id, by)
    before = saved_before(Challenge, key, contact, by)
    if before:
        return before  # type: ignore[no-any-return]
    dispute.stands(at=at).demand()
    decision = decided_last(contact)
    _can_be_challenged(contact, decision).demand()
    number = Challenge.objects.of(contact.pk).count() + 1
    made: Challenge = keep(
        Challenge, contact, by=by, at=at, key=key, number=number, decision=decision, **asdict(dispute)
    )
    _put(made, contact, 1, put_to=STEPS[1].hears, why="", started_at=dispute.received_at, by=by, at=at)
    _alert(made, contact, by=by, at=at)
    title = f"The decision on contact {contact.reference} was challenged"
    tell_chronology(contact, "front_door.decision_challenged", title, by=by, at=at)
    return made


def _can_be_challenged(contact: Contact, decision: Decision | None) -> Answer:
    if decision is None:
        return Refusal(NOT_DECIDED)
    return unless(unanswered(contact.pk), WAITS)


def _put(
    made: Challenge,
    contact: Contact,
    level: int,
    *,
    put_to: str,
    why: str,
    started_at: datetime,
    by: Viewer,
    at: datetime,
) -> ChallengeStage:
    """One step of the procedure, and its clock."""
    stage: ChallengeStage = keep(
        ChallengeStage, contact, by=by, at=at, challenge=made, level=level, put_to=put_to, why=why
    )
    start(
        rule=STEPS[level].rule,
        subject=stage,
        about=contact.about,
        started_at=started_at,
        owner_team=contact.team,
        reference=contact.reference,
        path=_page(made),
        by=by,
        at=at,
    )
    return stage


def _page(made: Challenge) -> str:
    """The challenge's own page."""
    return reverse("front_door:challenge", args=[made.pk])


def _alert(made: Challenge, contact: Contact, *, by: Viewer, at: datetime) -> None:
    for staff in overseers(contact.controller_id, contact.walls, without=made.decision.by_id, at=at):
        tell(
            kind="front_door.alert",
            reference=contact.reference,
            path=_page(made),
            staff=staff,
            by=by,
            at=at,
        )


@action("front_door.challenge_answered")
def answer_challenge(
    *, challenge_id: UUID, found: Found, seen: int, by: Viewer, at: datetime
) -> ChallengeAnswer:
    """A second manager answers. A changed decision is a further decision, in that manager's name.

    `seen` is the number of the last decision the page showed, as for any decision.
    """
    held, contact = _held(challenge_id, by)
    CHALLENGE.may(held.state, ChallengeAct.ANSWER).demand()
    may_answer_challenge(by, held.challenge).demand()
    stage = held.last.stage
    found.stands(level=stage.level).demand()
    sent = sent_for(held.challenge)
    unless(bool(sent) and not found.to_partner.strip(), NO_TELLING).demand()
    staff = decider(by)
    made = (
        decide(contact_id=contact.pk, decided=found.decided, seen=seen, by=by, at=at)
        if found.outcome == ChallengeOutcome.CHANGED and found.decided
        else None
    )
    columns: dict[str, Any] = {
        "outcome": found.outcome,
        "reason": found.reason,
        "answered_by": found.answered_by if stage.level > 1 else (staff.name if staff else ""),
        "decision": made,
    }
    answer: ChallengeAnswer = keep(ChallengeAnswer, contact, by=by, at=at, stage=stage, **columns)
    stop(subject=stage, rule=STEPS[stage.level].rule, by=by, at=at)
    tell_answered(held, answer, sent, found.to_partner, by=by, at=at)
    words = f"{ChallengeOutcome(found.outcome).label}."
    title = f"The challenge about contact {contact.reference} was answered"
    tell_chronology(contact, "front_door.challenge_answered", title, words=words, by=by, at=at)
    return answer


@action("front_door.challenger_told")
def tell_challenger(*, challenge_id: UUID, told: Told, by: Viewer, at: datetime) -> ChallengeTold:
    """Record that they were told the answer, why, and what they can do next."""
    may_tell(by).demand()
    held, contact = _held(challenge_id, by)
    CHALLENGE.may(held.state, ChallengeAct.TELL).demand()
    told.stands(contact, at=at).demand()
    made: ChallengeTold = keep(ChallengeTold, contact, by=by, at=at, answer=held.last.answer, **asdict(told))
    return made


@action("front_door.challenge_escalated")
def take_further(*, challenge_id: UUID, put_to: str, why: str, by: Viewer, at: datetime) -> ChallengeStage:
    """They still disagree: the next step of the procedure, with its own clock."""
    may_tell(by).demand()
    held, contact = _held(challenge_id, by)
    CHALLENGE.may(held.state, ChallengeAct.ESCALATE).demand()
    _can_go_further(held, put_to, why).demand()
    level = held.last.stage.level + 1
    stage = _put(held.challenge, contact, level, put_to=put_to, why=why, started_at=at, by=by, at=at)
    tell_put(with_stages([held.challenge])[0], contact, sent_for(held.challenge), by=by, at=at)
    title = f"The challenge about contact {contact.reference} was taken a step further"
    tell_chronology(contact, "front_door.challenge_escalated", title, by=by, at=at)
    return stage


def _can_go_further(held: Disputed, put_to: str, why: str) -> Answer:
    answer = held.last.answer
    return first_refusal(
        unless(held.last.stage.level + 1 not in STEPS, LAST_STEP),
        unless(answer is not None and answer.outcome == ChallengeOutcome.CHANGED, CHANGED_ALREADY),
        unless(not why.strip(), NO_WHY),
        unless(not put_to.strip(), NO_WHOM),
    )


def _held(challenge_id: UUID, by: Viewer) -> tuple[Disputed, Contact]:
    """The challenge with its steps, its contact locked, so that two answers come one after the other."""
    found = seen(by).filter(pk=challenge_id).first()
    if found is None:
        raise Refused(NOT_THERE, hidden=True)
    contact = locked(found.contact_id, by)
    return with_stages([found])[0], contact
