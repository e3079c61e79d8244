"""An offer of support, or a session of a programme, that was kept wrongly is put right by a further entry (SS-02)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep, _tell_chronology
from sightline.cases.actions.offering import CORRECTED, _again, _note
from sightline.cases.models import Case, Offer, Place, Session
from sightline.cases.offering import NO_WRONG, OfferRight, Said, Taken
from sightline.cases.permissions import may_work
from sightline.cases.programmes import Came
from sightline.cases.queries.programmes import runs_now
from sightline.cases.queries.support import Standing, offers_of
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.deadlines.actions import cancel

PUT_RIGHT = "The offer was put right."
MADE_AGAIN = "The earlier offer was made again meanwhile. Put that one right, or answer it."
NOT_A_DAY = "Choose a day on which it ran, and which has come."
NOTED = "That session is on record already."


@action("cases.offer_corrected")
def correct_offer(*, case_id: UUID, offer_id: UUID, right: OfferRight, by: Viewer, at: datetime) -> Offer:
    """A further row in place of one that was kept wrongly, or that says that nothing was offered. Both stay.

    The clock that would offer the wrong one again is given up; that of the right one begins, unless it was offered
    again since. Where nothing was offered, the offer that it was made again of is due again as it was.
    """
    case = _held(case_id, by, may_work)
    wrong: Offer | None = Offer.objects.filter(case=case, pk=offer_id).first()
    if wrong is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(Offer.objects.filter(corrects=wrong).exists(), CORRECTED).demand()
    right.fits(on=london(at).date()).demand()
    first = _first_of(wrong.pk)
    unless(right.stands and _made_again_since(case, first), MADE_AGAIN).demand()
    columns = right.offered.columns() | {"earlier_id": None, "why": right.why, "stands": right.stands}
    made: Offer = _keep(Offer, case, by=by, at=at, corrects=wrong, **columns)
    cancel(subject=wrong, why=PUT_RIGHT, by=by, at=at)
    if right.stands:
        _as_taken(case, made, right, by, at)
    _due_as_it_was(case, first, made, by, at)
    title = f"An offer of support put right ({case.reference})"
    _tell_chronology(case, "cases.offer_corrected", title, by=by, at=at)
    return made


def _as_taken(case: Case, made: Offer, right: OfferRight, by: Viewer, at: datetime) -> None:
    """How it was taken; where it was offered again meanwhile, no clock asks for that."""
    said = Said(taken=right.offered.taken, said_on=right.offered.offered_on)
    taken = _note(case, made, 1, said, by=by, at=at)
    found = _one_of(case, made.pk)
    if taken.again_on and found and found.stands is Taken.AGAIN:
        cancel(subject=made, why=PUT_RIGHT, by=by, at=at)


def _first_of(key: UUID) -> Offer:
    """The entry that a line of corrections began with."""
    offer: Offer = Offer.objects.get(pk=key)
    while offer.corrects_id:
        offer = Offer.objects.get(pk=offer.corrects_id)
    return offer


def _made_again_since(case: Case, first: Offer) -> bool:
    """Whether the offer that this line was made again of was made again by another, which stands."""
    if first.earlier_id is None:
        return False
    line = offers_of(case.pk)
    held = {_first_of(each.offer.pk).pk for each in line if each.holds}
    earlier = _first_of(first.earlier_id).pk
    others = [each.offer for each in line if each.offer.pk != first.pk]
    return any(
        each.pk in held and each.earlier_id and _first_of(each.earlier_id).pk == earlier for each in others
    )


def _due_as_it_was(case: Case, first: Offer, made: Offer, by: Viewer, at: datetime) -> None:
    """The offer that this line was made again of: due again where nothing was offered after all, else not."""
    if first.earlier_id is None:
        return
    line, key = offers_of(case.pk), first.earlier_id
    found = next((each for each in line if each.offer.pk == key), None)
    while found and found.right and found.right.stands:
        key = found.right.pk
        found = next((each for each in line if each.offer.pk == key), None)
    if found is None or not found.holds:
        return
    cancel(subject=found.offer, why=PUT_RIGHT, by=by, at=at)
    if not made.stands:
        said = Said(taken=Taken(found.last.taken), said_on=found.last.said_on)
        _again(case, found.offer, said, by, at)


def _one_of(case: Case, key: UUID) -> Standing | None:
    return next(iter(offers_of(case.pk, only=[key])), None)


@action("cases.session_corrected")
def correct_session(
    *,
    case_id: UUID,
    session_id: UUID,
    day: date,
    came: Came,
    words: str,
    why: str,
    by: Viewer,
    at: datetime,
) -> Session:
    """A further row in place of a session that was kept wrongly, or that says that nothing was. Both stay."""
    case = _held(case_id, by, may_work)
    wrong: Session | None = Session.objects.filter(case=case, pk=session_id).select_related("place").first()
    if wrong is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(Session.objects.filter(corrects=wrong).exists(), CORRECTED).demand()
    unless(not why.strip(), NO_WRONG).demand()
    place: Place = wrong.place
    days = {wrong.day, *place.run.days, *runs_now([place.run_id])[place.run_id].days}
    unless(day not in days or day > london(at).date(), NOT_A_DAY).demand()
    others = Session.objects.standing().filter(place=place, day=day).exclude(pk=wrong.pk)
    unless(came != Came.NONE and others.exists(), NOTED).demand()
    columns: dict[str, Any] = {"place": place, "day": day, "came": came, "words": words, "why": why}
    made: Session = _keep(Session, case, by=by, at=at, corrects=wrong, **columns)
    return made
