"""Nothing climbs: a folder tells those above it by leaving an event, in the transaction of its own work."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app as jobs

from sightline.core.actions import leave_event
from sightline.core.models import Event

REACT = "sightline.react"


def emit(kind: str, *, subject_id: UUID, at: datetime, about: Iterable[UUID] = ()) -> Event:
    """Leave an event and a job for the worker; both vanish if the transaction does.

    `kind` is "folder.thing_happened" and must stand in config/reactions.py.
    """
    event = leave_event(kind=kind, subject_id=subject_id, about=list(about), at=at)
    jobs.configure_task(REACT, queue="reactions").defer(event_id=str(event.id))
    return event
