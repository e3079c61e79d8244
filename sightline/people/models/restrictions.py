"""A restricted identity: opened by named people only. A working row: lifted, never removed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows, with_history


@with_history()
class Restriction(Working, AboutPeople):
    """Placed on the source records of one identity at the time (`placed_on`).

    The wall covers those records and every record that confirmed links join to them, as links come and go.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"reason", "placed_on", "why_lifted", "about"})

    wall = models.OneToOneField("access.Wall", on_delete=models.PROTECT, related_name="+")
    placed_on = ArrayField(models.UUIDField())
    reason = models.TextField()
    ask = models.CharField(max_length=200, help_text="Whom others are told to ask")
    placed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    why_lifted = models.TextField(blank=True)

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lifted_at=None, why_lifted="") | (Q(lifted_at__isnull=False) & ~Q(why_lifted="")),
                name="people_restriction_lifted_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return "restriction"
