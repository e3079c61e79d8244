"""Support offered, who is a witness, and what was decided about the National Referral Mechanism."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.cases.models import HealthOffer, NrmConsidered, Offer, OfferTaken, Witness
from sightline.cases.offering import Taken


@dataclass(frozen=True)
class Standing:
    """An offer, the last word about it, where it stands, and what put it right since, if anything did."""

    offer: Offer
    last: OfferTaken
    stands: Taken
    right: Offer | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing put it right: a correction that says that nothing was offered has no line of its own."""
        return self.right is None


def offers_of(case_id: UUID, *, only: Iterable[UUID] = ()) -> list[Standing]:
    """Every offer of a case, the newest first. One read."""
    rows = OfferTaken.objects.filter(case_id=case_id)
    rows = rows.select_related("offer", "offer__corrected", "by")
    last: dict[UUID, OfferTaken] = {}
    for each in rows.order_by("-offer__offered_on", "-offer__at", "offer_id", "number"):
        last[each.offer_id] = each
    again = _offered_again([each.offer for each in last.values()])
    wanted = set(only)
    return [
        Standing(
            each.offer,
            each,
            Taken.AGAIN if each.offer_id in again else Taken(each.taken),
            right_of(each.offer),
        )
        for each in last.values()
        if not wanted or each.offer_id in wanted
    ]


def right_of(offer: Offer) -> Offer | None:
    """The further entry that puts an offer right; read with it."""
    found: Offer | None = getattr(offer, "corrected", None)
    return found


def _offered_again(offers: Iterable[Offer]) -> set[UUID]:
    """Offers that were made again by one that stands, in whatever entry: the first of a line or what put it right."""
    known: dict[UUID, Offer] = {}
    for each in offers:
        known[each.pk] = each
        if (right := right_of(each)) is not None:
            known.setdefault(right.pk, right)
    line: dict[UUID, list[Offer]] = {}
    for each in known.values():
        line.setdefault(_first(each, known), []).append(each)
    newest = {
        first: next(it for it in all_of_it if _is_newest(it, known)) for first, all_of_it in line.items()
    }
    made_again = {
        it.earlier_id
        for first, all_of_it in line.items()
        if newest[first].stands
        for it in all_of_it
        if it.earlier_id
    }
    hit = {first for first, all_of_it in line.items() if any(it.pk in made_again for it in all_of_it)}
    return {it.pk for first in hit for it in line[first]}


def _first(offer: Offer, known: Mapping[UUID, Offer]) -> UUID:
    while offer.corrects_id and offer.corrects_id in known:
        offer = known[offer.corrects_id]
    return offer.pk


def _is_newest(offer: Offer, known: Mapping[UUID, Offer]) -> bool:
    return not any(each.corrects_id == offer.pk for each in known.values())


def health_offers_of(viewer: Viewer, case_id: UUID) -> list[HealthOffer]:
    """For those whose post reads them; the database says the same."""
    rows = HealthOffer.objects.visible_to(viewer).filter(case_id=case_id).select_related("by", "corrected")
    return list(rows.order_by("-on_day", "-at"))


def witnesses_of(case_id: UUID) -> list[Witness]:
    """Workers who are witnesses now."""
    last: dict[UUID, Witness] = {}
    rows = Witness.objects.filter(case_id=case_id).select_related("staff")
    for each in rows.order_by("since_on", "number"):
        last[each.staff_id] = each
    return [each for each in last.values() if each.stands]


def nrm_of(case_id: UUID) -> NrmConsidered | None:
    """What was decided last, with whether the referral left."""
    rows = NrmConsidered.objects.filter(case_id=case_id).select_related("by", "sent")
    found: NrmConsidered | None = rows.order_by("-number").first()
    return found
