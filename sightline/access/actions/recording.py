"""Writing the record of access. The only module that adds to it."""

import hashlib
import secrets
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db import models

from sightline.access.models import AuditEvent, AuditWords
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer

# The name of the route being served, so that every line says where it came from.
current_route: ContextVar[str] = ContextVar("current route", default="")


def record(
    outcome: Outcome,
    kind: str,
    *,
    by: Viewer | None,
    at: datetime,
    subject: models.Model | None = None,
    about: Iterable[UUID] = (),
    words: str = "",
) -> AuditEvent:
    """Add one line. Words (a reason, a search typed) are kept apart, under a salted digest."""
    people = sorted(set(about))
    event = AuditEvent(
        at=at,
        outcome=outcome,
        kind=kind,
        staff_id=by.staff_id if by else None,
        employer_id=by.employer_id if by else None,
        purpose=by.purpose if by else "",
        route=current_route.get(),
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject and isinstance(subject.pk, UUID) else None,
        about=[str(person) for person in people],
    )
    if words:
        salt = secrets.token_hex(16)
        event.words_digest = hashlib.sha256(f"{salt}{words}".encode()).hexdigest()
        AuditWords(event_id=event.pk, salt=salt, words=words, about=people).save(force_insert=True)
    event.save(force_insert=True)
    return event
