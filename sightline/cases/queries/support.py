"""Support offered, who is a witness, and what was decided about the National Referral Mechanism."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from sightline.access.viewer import Viewer
from sightline.cases.models import HealthOffer, NrmConsidered, Offer, OfferTaken, Witness
from sightline.cases.offering import Taken

LATER = Exists(Offer.objects.filter(earlier_id=OuterRef("offer_id")))


@dataclass(frozen=True)
class Standing:
    """An offer, the last word about it, and where it stands."""

    offer: Offer
    last: OfferTaken
    stands: Taken


def offers_of(case_id: UUID, *, only: Iterable[UUID] = ()) -> list[Standing]:
    """Every offer of a case, the newest first. One read."""
    rows = OfferTaken.objects.filter(case_id=case_id).select_related("offer", "by").annotate(again=LATER)
    if only:
        rows = rows.filter(offer__in=list(only))
    last: dict[UUID, OfferTaken] = {}
    for each in rows.order_by("-offer__offered_on", "-offer__at", "offer_id", "number"):
        last[each.offer_id] = each
    return [
        Standing(each.offer, each, Taken.AGAIN if each.again else Taken(each.taken))  # type: ignore[attr-defined]
        for each in last.values()
    ]


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
