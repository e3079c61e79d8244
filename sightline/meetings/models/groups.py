"""Standing groups and their places, held by post and not by name (GR-05). Working rows; they name no child."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_whole_history
from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.meetings.states import Kind, Part

GROUPS = "meetings.groups"


class GroupRows(models.QuerySet["Group"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may("meetings.open") or viewer.staff_id is None else self.none()


@with_whole_history()
class Group(Working):
    """A panel or group that meets again and again."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    purpose = models.TextField(blank=True)
    closed_on = models.DateField(null=True)

    objects: ClassVar = GroupRows.as_manager()

    def __str__(self) -> str:
        return self.name


@with_whole_history()
class Seat(Working):
    """One place in a group: an organisation and a post. A chair is elected for a term (GR-06)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=120)
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.MEMBER)
    holder = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="meetings_seat_in_order"
            ),
            models.UniqueConstraint(
                fields=["group", "part"],
                condition=Q(part__in=["chair", "vice_chair"], ends_on=None),
                name="meetings_one_chair",
            ),
        ]

    def __str__(self) -> str:
        return self.post
