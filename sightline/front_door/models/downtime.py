"""Open work on paper for a day on which the system cannot be reached, and each copy that left."""

from typing import ClassVar, Self

from django.db import models

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople

DOWNTIME = "front_door.downtime"


class PackRows(models.QuerySet["DowntimePack"]):
    """Packs, for those who may take one."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(DOWNTIME) else self.none()


class DowntimePack(Fact, AboutPeople):
    """That the worker made a pack. What stands in it is in the file alone, and nobody restricted is.

    It says whom it is about: when one of them is restricted later, the pack goes behind that wall.
    """

    RETENTION = "working_paper"
    PERSONAL = frozenset({"about"})

    day = models.DateField()
    lines = models.PositiveIntegerField()
    file = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)

    objects = PackRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at", "id"], name="front_door_pack_newest")]

    def __str__(self) -> str:
        return self.file


class PackTaken(Fact, AboutPeople):
    """One copy that left, printed from the page or as the morning's file, and whom it was about."""

    RETENTION = "record_of_access"
    PERSONAL = frozenset({"about"})

    pack = models.ForeignKey(DowntimePack, null=True, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=8, choices=[("page", "Printed from the page"), ("file", "File")])
    lines = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"copy by {self.form}"
