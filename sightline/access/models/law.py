"""How long each class of record is kept and why, and the holds that stop all disposal."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.core.models import Row, Table


class RetentionRule(Row):
    """One class of record: how long, from what, on whose authority. Data that a local owner approves."""

    TABLE = Table.WORKING
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    key = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    years = models.PositiveIntegerField(null=True, help_text="Empty: kept until reviewed")
    counted_from = models.CharField(max_length=200)
    authority = models.CharField(max_length=300)
    status = models.CharField(
        max_length=12, choices=[("verified", "Verified"), ("to_confirm", "To confirm")], default="to_confirm"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(valid_to=None), name="access_retention_current_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LegalHold(Row):
    """Nothing covered is disposed of while this stands (an inquiry, a claim, a review)."""

    TABLE = Table.WORKING
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"title", "reason", "subject_id", "released_why"})

    title = models.CharField(max_length=200)
    reason = models.TextField()
    retention_key = models.CharField(max_length=40, blank=True, help_text="Empty: every class of record")
    subject_id = models.UUIDField(null=True, help_text="Empty: everybody")
    placed_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    released_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_why = models.TextField(blank=True, db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="access_hold_released_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.title
