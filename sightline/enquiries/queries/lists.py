"""Lists: enquiries for the front door, what an agency is asked, what was released to it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sightline.access.viewer import Viewer
from sightline.enquiries.models import Asked, Conclusion, Enquiry, Release, Withdrawal, read_whole
from sightline.enquiries.models.mistaken import taken_off
from sightline.enquiries.models.parts import ours
from sightline.enquiries.states import State

CONCLUDED = Exists(Conclusion.objects.filter(enquiry_id=OuterRef("pk")))


def listed(viewer: Viewer, *, state: str = "", mine: bool = False) -> QuerySet[Enquiry]:
    """Enquiries, newest first, each with whether it is `concluded`."""
    rows: QuerySet[Enquiry] = Enquiry.objects.visible_to(viewer).select_related("by")
    rows = rows.annotate(concluded=CONCLUDED)
    if state:
        rows = rows.filter(concluded=state == State.CONCLUDED)
    if mine:
        rows = rows.filter(pk__in=read_whole(viewer))
    return rows.order_by("-at", "id")


def of_contact(viewer: Viewer, contact_id: UUID) -> QuerySet[Enquiry]:
    """Those opened from one contact."""
    return listed(viewer).filter(contact_id=contact_id)


def about_people(viewer: Viewer, people: Iterable[UUID]) -> QuerySet[Enquiry]:
    """Those about some source records."""
    keys = list(people)
    off = taken_off().filter(subject__record__in=keys).values("enquiry_id")
    return listed(viewer).filter(about__overlap=keys).exclude(pk__in=off)


def asked_for(viewer: Viewer, enquiries: Iterable[Enquiry]) -> dict[UUID, list[Asked]]:
    """Whom each of some enquiries asks, as far as the viewer sees it."""
    rows = Asked.objects.visible_to(viewer).filter(enquiry__in=[each.pk for each in enquiries])
    found: dict[UUID, list[Asked]] = {}
    for each in rows.select_related("agency", "team", "follow_up").order_by("agency__name", "id"):
        found.setdefault(each.enquiry_id, []).append(each)
    return found


def asked_of_us(viewer: Viewer) -> QuerySet[Asked]:
    """What the viewer's own service is asked, newest first."""
    rows: QuerySet[Asked] = Asked.objects.visible_to(viewer).filter(ours(viewer))
    together = ("enquiry", "enquiry__by", "enquiry__agreement", "agency", "team", "follow_up")
    return rows.select_related(*together).order_by("-at", "id")


def released_to_us(viewer: Viewer) -> QuerySet[Release]:
    """What was released to the viewer's agency and holds, newest first."""
    rows: QuerySet[Release] = Release.objects.visible_to(viewer).filter(to_agency_id=viewer.employer_id)
    rows = rows.filter(~Exists(Withdrawal.objects.filter(release_id=OuterRef("pk"))))
    return rows.select_related("agency", "to_agency", "by").order_by("-at", "id")
