"""Who is trained in when information may be shared, on a day (IS-16)."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Post, SharingTraining, Staff
from sightline.access.viewer import roles

# A post that opens records may be given this long before its holder is trained.
BEFORE = timedelta(days=28)
SOON = timedelta(days=28)


def counted() -> QuerySet[SharingTraining]:
    """Training that counts: what was taken back, and the taking back, left out."""
    return SharingTraining.objects.filter(takes_back=None, taken_back=None)


def training_of(staff: Staff) -> QuerySet[SharingTraining]:
    """Everything kept of one person's training, newest first."""
    kept = SharingTraining.objects.filter(staff=staff, takes_back=None)
    return kept.select_related("by", "taken_back").order_by("-taken_on", "-at")


def trained_until(staff: Staff) -> date | None:
    """The last day that one's training counts; none, if it never was recorded."""
    last = counted().filter(staff=staff).order_by("-renew_by").first()
    return last.renew_by if last else None


def is_trained(staff: Staff, *, on: date) -> bool:
    until = trained_until(staff)
    return until is not None and until >= on


def opens_records(role: str) -> bool:
    """Whether a post of this role reads records about people."""
    return role in roles() and roles()[role].records


def to_train(*, on: date) -> QuerySet[Staff]:
    """People who hold, or wait for, a post that opens records and whose training counts no longer, or never did."""
    reading = [key for key, role in roles().items() if role.records]
    held = Post.objects.not_ended(on).filter(role__in=reading).values("staff")
    trained = counted().filter(renew_by__gte=on).values("staff")
    return Staff.objects.filter(pk__in=held, left_on=None).exclude(pk__in=trained)


def recorded(training_id: UUID) -> SharingTraining | None:
    """One course as it stands."""
    return counted().select_related("staff").filter(pk=training_id).first()
