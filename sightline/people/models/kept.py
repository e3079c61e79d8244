"""What every row about a person shares: who may reach it, and the versions it had before."""

from typing import Self, TypeVar

from django.db import models

from sightline.access.history import with_history
from sightline.access.viewer import Viewer

__all__ = ["OPEN", "PeopleRows", "with_history"]

M = TypeVar("M", bound=models.Model)
OPEN = "people.open"


class PeopleRows(models.QuerySet[M]):
    """Rows about people, reached through the viewer. The database takes away what stands behind walls."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows a viewer may reach: those whose post opens people, and the system at its own work."""
        return self if viewer.may(OPEN) or viewer.staff_id is None else self.none()
