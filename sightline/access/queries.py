"""Reads across access."""

from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Draft
from sightline.access.viewer import Viewer


def draft_for(viewer: Viewer, *, form: str, subject_id: UUID | None = None) -> Draft | None:
    """What this person was writing in this form about this subject, if anything."""
    return Draft.objects.filter(staff_id=viewer.staff_id, form=form, subject_id=subject_id).first()


def drafts_of(viewer: Viewer) -> QuerySet[Draft]:
    """Everything this person has begun and not finished, newest first."""
    return Draft.objects.filter(staff_id=viewer.staff_id).order_by("-changed_at", "id")
