"""Reads across access."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from sightline.access.models import Agency, Draft, Message, Staff
from sightline.access.viewer import Viewer


def draft_for(viewer: Viewer, *, form: str, subject_id: UUID | None = None) -> Draft | None:
    """What this person was writing in this form about this subject, if anything."""
    return Draft.objects.filter(staff_id=viewer.person_id, form=form, subject_id=subject_id).first()


def drafts_of(viewer: Viewer) -> QuerySet[Draft]:
    """Everything this person has begun and not finished, newest first."""
    return Draft.objects.filter(staff_id=viewer.person_id).order_by("-changed_at", "id")


def staff_with_waiting() -> QuerySet[Staff]:
    """Staff for whom something waits for the daily mail. Leavers get none."""
    waiting = Message.objects.filter(digest=True, sent_at=None).values("staff")
    return Staff.objects.filter(pk__in=waiting, left_on=None).exclude(email="")


def waiting_for(staff: Staff) -> QuerySet[Message]:
    """What waits for one person's daily mail."""
    return Message.objects.filter(staff=staff, digest=True, sent_at=None)


def self_of(viewer: Viewer) -> tuple[Staff, Agency | None]:
    """The member of staff a viewer is, and their employer of today."""
    staff = Staff.objects.get(pk=str(viewer.staff_id))
    return staff, Agency.objects.filter(pk=str(viewer.employer_id)).first() if viewer.employer_id else None


def second_factors_of(staff: Staff) -> QuerySet[Authenticator]:
    """The apps and passkeys somebody has set up, newest first; recovery codes are no factor of their own."""
    ways: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=staff.pk)
    return ways.exclude(type=Authenticator.Type.RECOVERY_CODES).order_by("-created_at")
