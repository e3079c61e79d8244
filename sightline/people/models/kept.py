"""What every row about a person shares: who may reach it, and the versions it had before."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

import pghistory
from django.db import models

from sightline.access.viewer import Viewer

M = TypeVar("M", bound=models.Model)
OPEN = "people.open"


class PeopleRows(models.QuerySet[M]):
    """Rows about people, reached through the viewer. The database takes away what stands behind walls."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows a viewer may reach: those whose post opens people, and the system at its own work."""
        return self if viewer.may(OPEN) or viewer.staff_id is None else self.none()


def with_history() -> Callable[[type[M]], type[M]]:
    """Keeps the row as it was before each change, by a database trigger, with the wall of the row.

    A change of walls alone is not a new version of the row.
    """
    before: Any = pghistory.UpdateEvent(row=pghistory.Old, condition=pghistory.AnyChange(exclude=["walls"]))
    tracked: Callable[[type[M]], type[M]] = pghistory.track(before)
    return tracked
