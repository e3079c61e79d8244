"""A partner disputes a decision from its own page; the worker puts it to a second manager; the partner is told.

A partner can write nothing of a contact but its own words. They leave an event, and the front door's own action
takes the challenge down: the same clock, the same second manager, the same procedure as for one told by telephone.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.front_door.actions.challenging import Dispute, challenge, take_further
from sightline.front_door.actions.moving import locked, once
from sightline.front_door.actions.partner_news import news, tell_put
from sightline.front_door.hub_states import STEPS, ChallengedBy, ChallengeState, NewsKind
from sightline.front_door.models import Challenge, Contact, PartnerDispute, PartnerNews
from sightline.front_door.permissions import may_dispute
from sightline.front_door.queries import decided_last
from sightline.front_door.queries.challenges import Disputed, seen, with_stages
from sightline.front_door.queries.partners import (
    PartTaken,
    can_go_further,
    disputes,
    employer,
    part_taken,
    told_of,
)
from sightline.front_door.rows import law

SENT = "front_door.partner_disputed"
NO_WORDS = "Say what you disagree with, and why."
NO_PART = "There is no such decision, or your organisation had no part in it."
CHANGED_SINCE = (
    "The decision has changed since you opened this page. Read the new one: what you wrote is kept below."
)
NOT_NOW = "It can go further only after an answer that lets the decision stand, and once only."
NOW_CHANGED = (
    "The decision was changed before this reached a manager. You can disagree with the new decision."
)
SENT_ALREADY = "Your organisation has disputed this decision already. Follow it on its own page."


@action("front_door.decision_disputed")
def dispute_decision(
    *, contact_id: UUID, words: str, wanted: str, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> PartnerDispute:
    """A partner disagrees with a decision it had a part in. `seen` is the number of the decision it read."""
    may_dispute(by).demand()
    once(key)
    wait_turn(contact_id)
    part = part_taken(by, contact_id)
    if part is None:
        raise Refused(NO_PART, hidden=True)
    before = PartnerDispute.objects.filter(pk=key, by_id=by.staff_id).first() if key else None
    if before:
        return before  # type: ignore[no-any-return]
    _stands(part, words, seen)
    if any(told.waits for told in told_of(disputes(by).filter(contact_id=contact_id))):
        raise Refused(SENT_ALREADY)
    return _sent(part, words=words, wanted=wanted, by=by, at=at, key=key)


def _stands(part: PartTaken, words: str, seen: int) -> None:
    if not words.strip():
        raise Refused(NO_WORDS)
    if part.number != seen:
        raise Refused(CHANGED_SINCE)


def _sent(
    part: PartTaken, *, by: Viewer, at: datetime, key: UUID | None = None, **columns: Any
) -> PartnerDispute:
    made = PartnerDispute(
        contact_id=part.contact_id,
        about=part.people,
        agency_id=employer(by),
        reference=part.reference,
        decision_number=part.number,
        by_id=by.staff_id,
        at=at,
        **law(PartnerDispute, controller_id=part.controller_id),
        **({"id": key} if key else {}),
        **columns,
    )
    made.save(force_insert=True)
    emit(SENT, subject_id=made.pk, at=at, about=made.about)
    return made


@action("front_door.dispute_taken_further")
def dispute_further(*, dispute_id: UUID, words: str, by: Viewer, at: datetime) -> PartnerDispute:
    """The partner still disagrees after an answer: the next step of the procedure."""
    may_dispute(by).demand()
    found = disputes(by).filter(pk=dispute_id, agency_id=employer(by)).first()
    part = part_taken(by, found.contact_id) if found else None
    if found is None or part is None:
        raise Refused(NO_PART, hidden=True)
    if not words.strip():
        raise Refused(NO_WORDS)
    if not can_go_further(told_of([found])[0]):
        raise Refused(NOT_NOW)
    return _sent(part, words=words, further=found, by=by, at=at)


@action("front_door.dispute_taken_down")
def take_down(*, subject_id: UUID, by: Viewer, at: datetime) -> Challenge | None:
    """Answers `front_door.partner_disputed`: put to a second manager, or to the next step, once."""
    dispute: PartnerDispute = PartnerDispute.objects.select_related("agency", "by").get(pk=subject_id)
    if PartnerNews.objects.filter(dispute=dispute).exists():
        return None
    contact = locked(dispute.contact_id, by)
    held = _further(dispute, contact, by, at) if dispute.further_id else _first(dispute, contact, by, at)
    if held is None:
        news(dispute, contact, by=by, at=at, kind=NewsKind.NOT_PUT, words=NOW_CHANGED)
        return None
    tell_put(held, contact, [dispute], by=by, at=at)
    return held.challenge


def _first(dispute: PartnerDispute, contact: Contact, by: Viewer, at: datetime) -> Disputed | None:
    """The challenge that waits already, which this joins; or a new one. None if the decision is another by now."""
    standing = next((each for each in _held(contact, by) if each.state is ChallengeState.WAITING), None)
    if standing:
        return standing
    last = decided_last(contact)
    if last is None or last.number != dispute.decision_number:
        return None
    staff = dispute.by
    said = Dispute(
        challenged_by=ChallengedBy.PARTNER,
        agency_id=dispute.agency_id,
        name=staff.name if staff else "",
        reach="They read the answer on their own page" + (f" ({staff.email})" if staff else ""),
        words=dispute.words,
        wanted=dispute.wanted,
        received_at=dispute.at,
    )
    made = challenge(contact_id=contact.pk, dispute=said, by=by, at=at)
    return with_stages(seen(by).filter(pk=made.pk))[0]


def _further(dispute: PartnerDispute, contact: Contact, by: Viewer, at: datetime) -> Disputed | None:
    """The next step; or the step it is at, if somebody took it further by telephone meanwhile."""
    told = (
        PartnerNews.objects.filter(dispute=dispute.further, challenge__isnull=False).order_by("-at").first()
    )
    held = next(
        (each for each in _held(contact, by) if told and each.challenge.pk == told.challenge_id), None
    )
    if held is None:
        return None
    level = held.last.stage.level + 1
    if held.state is ChallengeState.TOLD and level in STEPS:
        take_further(
            challenge_id=held.challenge.pk, put_to=STEPS[level].hears, why=dispute.words, by=by, at=at
        )
    return with_stages([held.challenge])[0]


def _held(contact: Contact, by: Viewer) -> list[Disputed]:
    return with_stages(seen(by).filter(contact_id=contact.pk).order_by("-number"))
