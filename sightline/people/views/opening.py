"""Opening a person for a page: in one place, and on the record."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.people.models import SourceRecord
from sightline.people.queries import OneChild, one_child

M = TypeVar("M", bound=models.Model)


def opened(viewer: Viewer, record_id: UUID) -> SourceRecord:
    """The source record an address names."""
    return open_record(SourceRecord.objects.visible_to(viewer).select_related("agency"), viewer, record_id)


def opened_child(viewer: Viewer, record_id: UUID) -> OneChild:
    """The record an address names with all that is linked to it."""
    opened(viewer, record_id)
    child = one_child(viewer, record_id)
    if child is None:
        raise Refused(NOT_FOUND, hidden=True)
    return child


def row_of(rows: "models.QuerySet[M]", record: SourceRecord, row_id: UUID) -> M:
    """A row that belongs to the record the address names; one of somebody else's answers as absent."""
    found: Any = rows.filter(pk=row_id, record_id=record.pk).select_related("changed_by").first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    row: M = found
    return row
