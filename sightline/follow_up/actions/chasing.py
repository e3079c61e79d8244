"""Silence is chased by the clock: the organisation, then its named manager, then the partnership.

No step can go to nobody: where there is no address, no named manager or no partnership officer, the fact says
so and the next step is taken at once; at the very end whoever asked is told that nobody stands there.
"""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.deadlines.actions import escalate_at_once
from sightline.deadlines.models import Clock
from sightline.deadlines.steps import Told, step_at
from sightline.follow_up.actions.hand import Hand
from sightline.follow_up.actions.telling import ESCALATED, REMINDED, Messenger
from sightline.follow_up.models import Chase, FollowUp
from sightline.follow_up.permissions import may_chase, may_take_up
from sightline.follow_up.queries import level_taken, partnership_officers
from sightline.follow_up.states import ESCALATED as STEPS_ABOVE
from sightline.follow_up.states import ChaseStep, State

NO_OFFICER = "Nobody holds the post of partnership officer. Whoever asked was told instead."
NOBODY = "Nobody stood where it should have gone"


@action("follow_up.chased")
def on_breach(*, subject_id: UUID, by: Viewer, at: datetime) -> FollowUp | None:
    """Answers `deadlines.clock_breached`: take every step the clock has reached that was not taken yet."""
    clock = Clock.objects.select_related("rule").filter(pk=subject_id).first()
    if clock is None or clock.subject_kind != FollowUp._meta.label_lower:
        return None
    hand = Hand.take(clock.subject_id, by, at)
    clock.refresh_from_db()
    if clock.stopped_at:
        return None  # answered in the meantime
    for level in range(level_taken(clock) + 1, clock.level + 1):
        step = step_at(clock.rule.steps, level - 1)
        taken = _take(hand, clock, level, step.who) if step else True
        if not taken and level == clock.level:
            escalate_at_once(clock_id=clock.pk, why=NOBODY, by=by, at=at)
    return hand.kept


def _take(hand: Hand, clock: Clock, level: int, who: Told) -> bool:
    """One step; false where there was nobody to take it to."""
    messenger = Messenger.of(hand, clock=clock, level=level)
    if who is Told.ASKED:
        return messenger.to_asked(ChaseStep.ASKED, REMINDED)
    if who is Told.NAMED_MANAGER:
        return _to_managers(messenger)
    if who is Told.PARTNERSHIP_OFFICER:
        _to_partnership(messenger)
    return True  # the owner and the owner's manager were told by the clock itself


def _to_managers(messenger: Messenger) -> bool:
    first = not _past_those_asked(messenger)
    found = messenger.to_managers()
    if found:
        _escalated(messenger.hand, first=first)
    return found


def _to_partnership(messenger: Messenger) -> None:
    step, first = ChaseStep.PARTNERSHIP_OFFICER, not _past_those_asked(messenger)
    new = not Chase.objects.filter(clock=messenger.also["clock"], step=step).exists()
    people = partnership_officers(on=london(messenger.hand.at).date())
    messenger.to_people(step, ESCALATED, people, nobody=NO_OFFICER)
    if not people:
        messenger.to_owners()
    if new:
        _escalated(messenger.hand, first=first)


def _past_those_asked(messenger: Messenger) -> bool:
    """Whether this silence has gone to somebody above those who were asked before."""
    gone = Chase.objects.filter(clock=messenger.also["clock"], step__in=STEPS_ABOVE)
    return gone.exclude(staff=None).exists()


def _escalated(hand: Hand, *, first: bool) -> None:
    """Gone past those who were asked: counted for ever, and news for whoever asked. Told once for each silence."""
    if hand.kept.escalated_at is None:
        hand.kept.escalated_at = hand.at
        hand.kept.save(update_fields=["escalated_at"])
    if first:
        done = hand.kept.state == State.ACCEPTED
        said = "Not done in time by" if done else "No answer in time from"
        hand.tell_chronology("escalated", f"{said} {hand.kept.asked_name}")
    emit("follow_up.escalated", subject_id=hand.kept.pk, about=hand.kept.about, at=hand.at)


@action("follow_up.chased_by_person")
def record_chase(*, follow_up_id: UUID, words: str, remind: bool, by: Viewer, at: datetime) -> FollowUp:
    """Somebody telephoned or wrote: what was said; with `remind` the organisation is written to as well."""
    hand = Hand.take(follow_up_id, by, at)
    may_chase(by, hand.kept).demand()
    if not words.strip():
        raise Refused("Say whom you spoke to and what they said.")
    messenger = Messenger.of(hand)
    messenger.keep(ChaseStep.BY_PERSON, words=words)
    if remind:
        messenger.to_asked(ChaseStep.ASKED, REMINDED)
    return hand.kept


@action("follow_up.taken_up")
def take_up(*, chase_id: UUID, words: str, by: Viewer, at: datetime) -> Chase:
    """The partnership office takes silence up with the organisation; it names no child."""
    may_take_up(by).demand()
    if not words.strip():
        raise Refused("Say with whom you took it up and what was agreed. Do not name a child.")
    reached = Chase.objects.filter(pk=chase_id, step=ChaseStep.PARTNERSHIP_OFFICER).first()
    if reached is None:
        raise Refused("There is no such escalation.", hidden=True)
    return Chase.objects.create(
        follow_up_id=reached.follow_up_id,
        reference=reached.reference,
        asked_agency_id=reached.asked_agency_id,
        clock_id=reached.clock_id,
        level=reached.level,
        step=ChaseStep.TAKEN_UP,
        words=words,
        controller_id=by.employer_id or reached.controller_id,
        regime=reached.regime,
        lawful_basis=reached.lawful_basis,
        handling=reached.handling,
        retention_class=Chase.RETENTION,
        by_id=by.staff_id,
        at=at,
    )
