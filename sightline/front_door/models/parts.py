"""What every row that hangs on a contact shares."""

from typing import Any, Self
from uuid import UUID

from django.db import models

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople

READ = "front_door.read"


class FrontDoorRows(models.QuerySet[Any]):
    """Rows of the front door, reached through the viewer. The database takes away what stands behind walls."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows a viewer may reach: those whose post reads contacts, and the system at its own work."""
        return self if viewer.may(READ) or viewer.staff_id is None else self.none()

    def of(self, contact_id: UUID) -> Self:
        """Those of one contact, as they came."""
        return self.filter(contact_id=contact_id).order_by("at", "id")


class OfContact(Fact, AboutPeople):
    """A fact about one contact, inside the contact's own walls."""

    RETENTION = "child_record"

    contact = models.ForeignKey("front_door.Contact", on_delete=models.PROTECT, related_name="+")

    objects = FrontDoorRows.as_manager()

    class Meta:
        abstract = True
