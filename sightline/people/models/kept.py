"""What every row about a person shares: who may reach it, and the versions it had before."""

from typing import Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func

from sightline.access.history import with_history
from sightline.access.viewer import Viewer

__all__ = ["OPEN", "PeopleRows", "with_history"]

M = TypeVar("M", bound=models.Model)
OPEN = "people.open"
OPENED = Func(function="people_opened", output_field=ArrayField(models.UUIDField()))


class PeopleRows(models.QuerySet[M]):
    """Rows about people, reached through the viewer. The database takes away what stands behind walls."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows a viewer may reach: those whose post opens people, and the system at its own work.

        Others reach the records they have opened in an emergency, while it lasts.
        """
        if viewer.may(OPEN) or viewer.staff_id is None:
            return self
        return self.filter(about__overlap=OPENED)
