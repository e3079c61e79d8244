"""What a partnership sets for itself: the names of the systems it checks, and its own numbers, the training it
gives (FD-10, FD-12, FD-22c).

Facts: a change is the next version, with who made it and when. What ships stands until somebody changes it.
"""

from typing import Any, ClassVar, Self

from django.db import models

from sightline.access.viewer import Viewer
from sightline.core.models import Row, Table
from sightline.front_door.choices import SettingKey


class SetUpRows(models.QuerySet[Any]):
    """Rows that say nothing about anybody; every post of the front door uses them."""

    def visible_to(self, viewer: Viewer) -> Self:
        """All of them: they name no child."""
        return self


class SystemEntry(Row):
    """One version of an entry in the list of systems to be checked. `in_use` false: no longer checked."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    key = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    holds = models.CharField(max_length=200, blank=True, help_text="What is found there")
    place = models.PositiveSmallIntegerField(help_text="Where it stands in the list")
    in_use = models.BooleanField(default=True)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SetUpRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "number"], name="front_door_system_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Setting(Row):
    """One version of a number that a partnership sets for itself."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    key = models.CharField(max_length=20, choices=SettingKey.choices)
    number = models.PositiveIntegerField()
    value = models.PositiveIntegerField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SetUpRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "number"], name="front_door_setting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class TrainingLink(Row):
    """One version of where staff learn to weigh what is told without a name (FD-22c). No address: nowhere for now."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SetUpRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(address="", title="")
                | models.Q(address__regex=r"^https://[^[:space:]/]+(/[^[:space:]]*)?$") & ~models.Q(title=""),
                name="front_door_training_is_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.title or "None"
