"""The writes of the event outbox. They carry no `by=`: an event belongs to the action that left it."""

from datetime import datetime
from uuid import UUID

from sightline.core.models import Event, Reaction


def leave_event(*, kind: str, subject_id: UUID, about: list[UUID], at: datetime) -> Event:
    """One event row."""
    return Event.objects.create(kind=kind, subject_id=subject_id, about=about, at=at)


def mark_handled(*, event: Event, handler: str, at: datetime) -> Reaction:
    """That this handler has run; a second run fails on the unique constraint."""
    return Reaction.objects.create(event=event, handler=handler, at=at)
