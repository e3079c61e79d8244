"""One shift hands over to the next: what must not wait, and who took it on (FD-26)."""

from typing import ClassVar, Self

from django.db import models

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.front_door.hub_states import Shift
from sightline.front_door.models.parts import OfContact


class HandoverRows(models.QuerySet["Handover"]):
    """Handovers, for those who read contacts."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may("front_door.read") else self.none()


class Handover(Fact):
    """What one shift leaves to the next. Children stand in its items and nowhere else."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"note"})

    to_shift = models.CharField(max_length=8, choices=Shift.choices)
    from_team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, help_text="About the shift itself; names no child")

    objects = HandoverRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at", "id"], name="front_door_handover_newest")]

    def __str__(self) -> str:
        return f"handover to {self.to_shift}"


class HandoverTaken(Fact):
    """That a named person of the next shift read a handover and took it on."""

    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handover"], name="front_door_handover_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} taken on"


class HandoverItem(OfContact):
    """One contact of a handover: what is to be done, and by when."""

    PERSONAL = frozenset({"about", "what", "by_when"})

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="+")
    must_not_wait = models.BooleanField(default=True)
    what = models.TextField()
    by_when = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handover", "contact"], name="front_door_item_once"),
        ]

    def __str__(self) -> str:
        return f"item of {self.handover_id}"


class ItemTaken(OfContact):
    """That a named person took one item on. Until then it is carried from shift to shift."""

    PERSONAL = frozenset({"about"})

    item = models.ForeignKey(HandoverItem, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item"], name="front_door_item_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} taken on"
