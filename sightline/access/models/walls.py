"""Walls: who stands inside one, and whom it covers. The database reads these on every statement."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.core.models import Row, Table


class Wall(Row):
    """A wall round somebody's rows. A working row: it is lifted, never removed."""

    TABLE = Table.WORKING
    RETENTION = "child_record"
    PERSONAL = frozenset({"reason"})

    kind = models.CharField(max_length=40)
    reason = models.TextField()
    raised_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    lifted_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="access_wall_lifted_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} wall"


class WallCover(Row):
    """That a wall covers one subject (a source record, by its id)."""

    TABLE = Table.FACT
    RETENTION = "child_record"
    PERSONAL = frozenset({"subject"})

    wall = models.ForeignKey(Wall, on_delete=models.PROTECT, related_name="covers")
    subject = models.UUIDField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wall", "subject"], name="access_wall_covers_once"),
        ]

    def __str__(self) -> str:
        return f"{self.wall_id} covers {self.subject}"


class WallMember(Row):
    """That a named person stands inside a wall, from when, until when."""

    TABLE = Table.WORKING
    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    wall = models.ForeignKey(Wall, on_delete=models.PROTECT, related_name="members")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff"])]

    def __str__(self) -> str:
        return f"{self.staff} inside {self.wall_id}"
