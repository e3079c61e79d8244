"""Breaking the glass: a record opened in an emergency, for a reason, for a time. Facts; who looked is kept for good."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.core.models import AboutPeople, Row, Table
from sightline.people.states import EmergencyFinding


class Emergency(Row, AboutPeople):
    """Somebody asked for a record out of their reach.

    Ordinary: `about` names the records and `until` the end, an hour later; the database lets this person read them
    until then. Restricted: `wall` names the restriction, and nothing opens until two others have agreed.
    """

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"reason", "about"})

    number = models.CharField(max_length=20, unique=True)
    reason = models.TextField()
    wall = models.ForeignKey("access.Wall", null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "id"]
        indexes: ClassVar = [models.Index(fields=["by", "until"], name="people_emergency_open")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(wall=None) & Q(until__gt=F("at")) & Q(about__len__gt=0))
                | (Q(wall__isnull=False) & Q(until=None) & Q(about__len=0)),
                name="people_emergency_is_of_one_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"emergency {self.number}"


class EmergencyAnswer(Row):
    """What one of two others said to opening a restricted record; one of them a manager on call."""

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"words"})

    emergency = models.ForeignKey(Emergency, on_delete=models.PROTECT, related_name="answers")
    agreed = models.BooleanField()
    as_manager = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["emergency", "by"], name="people_emergency_answered_once"),
        ]

    def __str__(self) -> str:
        return "agreed" if self.agreed else "not agreed"


class EmergencyReview(Row):
    """What information governance found when it looked at an emergency afterwards."""

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"words"})

    emergency = models.OneToOneField(Emergency, on_delete=models.PROTECT, related_name="review")
    finding = models.CharField(max_length=20, choices=EmergencyFinding.choices)
    words = models.CharField(max_length=1000)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.get_finding_display())
