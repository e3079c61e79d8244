"""Reads across access."""

from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Draft, Message, Staff
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
