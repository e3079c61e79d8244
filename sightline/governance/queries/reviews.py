"""Reviews one works on, their members, and what was heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Agency, Staff
from sightline.access.queries.holders import holders_of
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.governance.models import Concerned, Entry, Heard, Member, Review, Withdrawal
from sightline.governance.models.parts import KEEPS
from sightline.governance.states import Agrees


@dataclass(frozen=True)
class OfService:
    """What a review heard of one service, and of how many accounts that may be used."""

    agency: Agency
    count: int
    last: Heard | None


def seen(viewer: Viewer) -> QuerySet[Review]:
    rows: QuerySet[Review] = Review.objects.visible_to(viewer)
    return rows.select_related("keeper", "controller", "changed_by")


def listed(viewer: Viewer) -> QuerySet[Review]:
    """The newest first."""
    return seen(viewer).order_by("-began_on", "title", "id")


def members(viewer: Viewer, review: Review) -> QuerySet[Member]:
    """Who works on it now, by name."""
    rows: QuerySet[Member] = Member.objects.visible_to(viewer)
    return (
        rows.filter(review=review, until=None).select_related("staff", "review").order_by("staff__name", "id")
    )


def once_members(viewer: Viewer, review: Review) -> list[Member]:
    """Who worked on it, the last to leave first."""
    rows: QuerySet[Member] = Member.objects.visible_to(viewer)
    return list(
        rows.filter(review=review)
        .exclude(until=None)
        .select_related("staff", "changed_by")
        .order_by("-until")
    )


def can_join(viewer: Viewer, review: Review, at: datetime) -> list[Staff]:
    """Those whose post keeps accounts and who do not work on it yet."""
    inside = members(viewer, review).values("staff_id")
    return list(holders_of(KEEPS, on=london(at).date()).exclude(pk__in=inside))


def keeper_gone(review: Review, at: datetime) -> bool:
    """Whether its keeper holds no post that keeps accounts any more."""
    return not holders_of(KEEPS, on=london(at).date()).filter(pk=review.keeper_id).exists()


def heard_of(viewer: Viewer, review: Review) -> list[OfService]:
    """Each service by name, with how many accounts stand that may be used, and the last note."""
    counted: dict[UUID, int] = {}
    for each in _usable(viewer, review):
        counted[each.agency_id] = counted.get(each.agency_id, 0) + 1
    rows = (
        Heard.objects.visible_to(viewer)
        .filter(review=review)
        .select_related("agency", "by")
        .order_by("number")
    )
    notes: dict[UUID, Heard] = {each.agency_id: each for each in rows}
    agencies = Agency.objects.filter(pk__in={*counted, *notes}).order_by("name")
    return [OfService(each, counted.get(each.pk, 0), notes.get(each.pk)) for each in agencies]


def _usable(viewer: Viewer, review: Review) -> Sequence[Concerned]:
    """Services of the last entry of each account that stands and whose teller agrees to some use."""
    of_review = Entry.objects.visible_to(viewer).filter(account__review=review)
    last = of_review.order_by("account_id", "-number").distinct("account_id")
    taken_back = Withdrawal.objects.visible_to(viewer).filter(account__review=review)
    found: QuerySet[Concerned] = Concerned.objects.visible_to(viewer).filter(entry__in=last.values("pk"))
    usable = found.exclude(entry__agrees=Agrees.HEARD)
    return list(usable.exclude(account__in=taken_back.values("account")))


def last_heard(review: Review, agency_id: UUID) -> Heard | None:
    rows: QuerySet[Heard] = Heard.objects.filter(review=review, agency_id=agency_id)
    return rows.select_related("by").order_by("-number").first()


def service_of(viewer: Viewer, review_id: UUID, agency_id: UUID) -> Agency | None:
    """A service that an account of a review is about, among those the viewer reads."""
    named = Concerned.objects.visible_to(viewer).filter(account__review_id=review_id, agency_id=agency_id)
    return Agency.objects.filter(pk__in=named.values("agency")).first()
