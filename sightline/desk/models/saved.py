"""A view of the tracker: which filters and columns, in which order. It names nobody."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.core.models import Row, Table


class SavedViewRows(models.QuerySet[Any]):
    """One's own, and those shared with a team of one's own. The database says the same again."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(Q(owner_id=viewer.staff_id) | Q(team_id__in=viewer.team_ids))


class SavedView(Row):
    """One person's view; shared with a team where a manager said so. `chosen` is a query of known names only."""

    TABLE = Table.STATE
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    owner = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    chosen = models.CharField(max_length=1500)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    objects: ClassVar = SavedViewRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team"], name="desk_view_of_team")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="desk_view_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="desk_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
