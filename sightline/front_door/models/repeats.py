"""Several contacts about one child in a span of time, and what the group specialist found (FD-10, FD-10a)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.models.parts import OfContact


class RepeatAlert(OfContact):
    """That a contact was the one with which a child came to so many within so many months.

    Once a crossing: as long as the number stays there, further contacts raise no second alert.
    """

    PERSONAL = frozenset({"about", "contacts"})

    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    crossed_at = models.DateTimeField(help_text="When the contact arrived with which it was reached")
    contacts = models.PositiveIntegerField(help_text="How many, at that moment")
    least = models.PositiveIntegerField(help_text="The number set at that time")
    months = models.PositiveIntegerField(help_text="The span set at that time")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["source_record", "-crossed_at"], name="front_door_repeat_record"),
            models.Index(fields=["-at", "id"], name="front_door_repeat_newest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "source_record"], name="front_door_repeat_once"),
        ]

    def __str__(self) -> str:
        return f"{self.contacts} contacts by {self.crossed_at:%Y-%m-%d}"


class RepeatFinding(OfContact):
    """What the group specialist found behind an alert, and whether it was taken further."""

    PERSONAL = frozenset({"about", "escalated_to", "reasons"})

    alert = models.ForeignKey(RepeatAlert, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    reasons = models.TextField()
    escalated = models.BooleanField()
    escalated_to = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alert", "number"], name="front_door_finding_once"),
            models.CheckConstraint(
                condition=Q(escalated=False) | ~Q(escalated_to=""), name="front_door_finding_to_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"finding {self.number} on {self.alert_id}"
