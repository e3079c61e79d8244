"""Opening a record is itself recorded, here and nowhere else."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db import models

from sightline.access.actions.recording import record
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.core.leave import Refused

M = TypeVar("M", bound=models.Model)

NOT_FOUND = "There is no such record, or it is not yours to open."


def open_record(
    rows: models.QuerySet[M], viewer: Viewer, pk: UUID, *, why: str = "", also_about: Iterable[UUID] = ()
) -> M:
    """One record for a page, through a queryset already narrowed to what the viewer may see.

    `also_about`: others whom the page shows with it, the linked records of one child.
    Absent and not allowed answer alike, so that nobody learns which; the refusal is on record either way.
    """
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    record(
        Outcome.OPENED,
        f"{found._meta.label_lower}.opened",
        by=viewer,
        at=clock.now(),
        subject=found,
        about={*(getattr(found, "about", None) or ()), *also_about},
        words=why,
    )
    return found
