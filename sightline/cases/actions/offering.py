"""Offering support, how it was taken, and offering it again by the clock (SS-02, SS-03, HE-08b, HE-09)."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep, _page_of, _tell_chronology
from sightline.cases.models import Case, HealthOffer, Offer, OfferTaken
from sightline.cases.offering import (
    ACT_OF,
    AGAIN_RULES,
    NO_DAY,
    OFFER,
    HealthOffered,
    OfferAct,
    Offered,
    Said,
    Whom,
)
from sightline.cases.permissions import may_note_health, may_work
from sightline.cases.queries.support import Standing, offers_of
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.words import first_lower
from sightline.deadlines.actions import cancel, start, stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock

CHOOSE = "Say how it was taken."
CHANGED = "Somebody else noted how it was taken meanwhile. Look at it again."
ENDED = "The case ended."
CORRECTED = "It has been put right already. Put right the newest."
HELD = "That is on record already."


@action("cases.support_offered")
def offer_support(
    *, case_id: UUID, offered: Offered, by: Viewer, at: datetime, key: UUID | None = None
) -> Offer:
    """Keep an offer and how it was taken. One made again points at the earlier, whose clock stops."""
    case = _held(case_id, by, may_work)
    own = Offer.objects.filter(case=case, by_id=by.staff_id)
    before: Offer | None = own.filter(pk=key).first() if key else None
    if before:
        return before
    offered.stands(on=london(at).date()).demand()
    if offered.earlier_id:
        earlier = _one(case, offered.earlier_id)
        unless(not earlier.holds, CORRECTED).demand()
        OFFER.may(earlier.stands, OfferAct.OFFER_AGAIN).demand()
        stop(subject=earlier.offer, by=by, at=at)
    made: Offer = _keep(Offer, case, by=by, at=at, key=key, **offered.columns())
    _note(case, made, 1, Said(taken=offered.taken, said_on=offered.offered_on), by=by, at=at)
    title = f"Support offered to {first_lower(str(Whom(made.to_whom).label))} ({case.reference})"
    _tell_chronology(case, "cases.support_offered", title, by=by, at=at)
    return made


@action("cases.offer_answered")
def answer_offer(
    *, case_id: UUID, offer_id: UUID, said: Said, seen: int, by: Viewer, at: datetime
) -> OfferTaken:
    """How it was taken, now that it is known. `seen` is the number of the last word the page showed."""
    case = _held(case_id, by, may_work)
    found = _one(case, offer_id)
    unless(not found.holds, CORRECTED).demand()
    unless(found.last.number != seen, CHANGED).demand()
    unless(said.taken not in ACT_OF, CHOOSE).demand()
    unless(said.said_on > london(at).date(), NO_DAY).demand()
    OFFER.may(found.stands, ACT_OF[said.taken]).demand()
    stop(subject=found.offer, by=by, at=at)
    return _note(case, found.offer, found.last.number + 1, said, by=by, at=at)


def _one(case: Case, offer_id: UUID) -> Standing:
    found = next(iter(offers_of(case.pk, only=[offer_id])), None)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def _note(case: Case, offer: Offer, number: int, said: Said, *, by: Viewer, at: datetime) -> OfferTaken:
    columns = asdict(said) | {"offer": offer, "number": number}
    made: OfferTaken = _keep(
        OfferTaken, case, by=by, at=at, again_on=_again(case, offer, said, by, at), **columns
    )
    return made


def _again(case: Case, offer: Offer, said: Said, by: Viewer, at: datetime) -> date | None:
    """By when it is offered again: the clock of the rule for how it was taken."""
    if said.taken not in AGAIN_RULES:
        return None
    clock: Clock = start(
        rule=AGAIN_RULES[said.taken],
        subject=offer,
        about=case.about,
        started_at=min(at, end_of(said.said_on)),
        owner_team=case.team,
        reference=case.reference,
        path=_page_of(case),
        by=by,
        at=at,
    )
    return london(clock.due_at).date()


@action("cases.health_offered")
def offer_health(*, case_id: UUID, health: HealthOffered, by: Viewer, at: datetime) -> HealthOffer:
    """That a sexual-health service was offered or taken up. No line of the chronology says so."""
    case = _held(case_id, by, may_note_health)
    health.fits(on=london(at).date()).demand()
    rows = HealthOffer.objects.visible_to(by).filter(case=case, corrects=None)
    unless(rows.filter(**_same(health)).exists(), HELD).demand()
    return _keep_health(case, health, by=by, at=at)


@action("cases.health_corrected")
def correct_health(
    *, case_id: UUID, offer_id: UUID, health: HealthOffered, by: Viewer, at: datetime
) -> HealthOffer:
    """A further row in place of one that was kept wrongly, or that says that nothing was offered. Both stay."""
    case = _held(case_id, by, may_note_health)
    rows = HealthOffer.objects.visible_to(by).filter(case=case)
    wrong: HealthOffer | None = rows.filter(pk=offer_id).first()
    if wrong is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(rows.filter(corrects=wrong).exists(), CORRECTED).demand()
    health.fits(on=london(at).date()).demand()
    others = rows.standing().exclude(pk=wrong.pk).filter(**_same(health))
    unless(health.stands and others.exists(), HELD).demand()
    return _keep_health(case, health, by=by, at=at, corrects=wrong)


def _same(health: HealthOffered) -> dict[str, Any]:
    return {name: getattr(health, name) for name in ("sexual_health", "service", "on_day")}


def _keep_health(case: Case, health: HealthOffered, *, by: Viewer, at: datetime, **also: Any) -> HealthOffer:
    columns = asdict(health) | also
    made: HealthOffer = _keep(HealthOffer, case, by=by, at=at, handling=Handling.NAMED_ONLY, **columns)
    return made


@action("cases.exit_followed")
def follow_exit(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """When a case has ended, nothing is offered again by a clock."""
    case: Case | None = Case.objects.filter(pk=subject_id).first()
    for offer in Offer.objects.filter(case_id=subject_id):
        cancel(subject=offer, why=ENDED, by=by, at=at)
    return case
