"""Keeping what somebody is writing, and letting it go when it is saved or dropped."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.models import Draft
from sightline.access.viewer import Viewer


def keep_draft(
    *,
    form: str,
    path: str,
    fields: Mapping[str, Any],
    by: Viewer,
    at: datetime,
    subject_id: UUID | None = None,
    title: str = "",
    about: Iterable[UUID] = (),
) -> Draft:
    """Keep the fields as typed, over what was kept before. Not on the record of access: nobody else can read it."""
    kept, _ = Draft.objects.update_or_create(
        staff_id=by.person_id,
        form=form,
        subject_id=subject_id,
        defaults={
            "path": path,
            "title": title,
            "fields": dict(fields),
            "changed_at": at,
            "about": sorted(set(about)),
        },
    )
    return kept


def drop_draft(*, form: str, by: Viewer, at: datetime, subject_id: UUID | None = None) -> int:
    """Let a draft go: it was saved as the real thing, or its writer dropped it."""
    gone, _ = Draft.objects.filter(staff_id=by.person_id, form=form, subject_id=subject_id).delete()
    return gone
