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
from sightline.core.leave import Refused

# The name of the route being served, so that every line says where it came from.
current_route: ContextVar[str] = ContextVar("current route", default="")
# Refusals that actions raised while a page was served, with the kind of the innermost action; none: no page.
refused_in_actions: ContextVar[list[tuple[str, Refused]] | None] = ContextVar("refused", default=None)


def note_refusal(kind: str, refused: Refused) -> None:
    """An action refused. Whoever serves the page keeps it, in a transaction that its work does not take along."""
    noted = refused_in_actions.get()
    if noted is not None and all(refused is not each for _, each in noted):
        noted.append((kind, refused))


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
    event = _line(outcome, kind, by=by, at=at, subject=subject, about=about)
    if words:
        salt = secrets.token_hex(16)
        event.words_digest = hashlib.sha256(f"{salt}{words}".encode()).hexdigest()
        people = sorted(set(about))
        AuditWords(event_id=event.pk, salt=salt, words=words, about=people).save(force_insert=True)
    event.save(force_insert=True)
    return event


def record_each(
    outcome: Outcome, kind: str, subjects: Iterable[models.Model], *, by: Viewer, at: datetime
) -> list[AuditEvent]:
    """Add a line for each of several rows that one act changed."""
    lines = [
        _line(outcome, kind, by=by, at=at, subject=row, about=getattr(row, "about", None) or ())
        for row in subjects
    ]
    return AuditEvent.objects.bulk_create(lines)


def _line(
    outcome: Outcome,
    kind: str,
    *,
    by: Viewer | None,
    at: datetime,
    subject: models.Model | None,
    about: Iterable[UUID],
) -> AuditEvent:
    return AuditEvent(
        at=at,
        outcome=outcome,
        kind=kind,
        staff_id=by.staff_id if by else None,
        employer_id=by.employer_id if by else None,
        purpose=by.purpose if by else "",
        route=current_route.get(),
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject and isinstance(subject.pk, UUID) else None,
        about=[str(person) for person in sorted(set(about))],
    )
