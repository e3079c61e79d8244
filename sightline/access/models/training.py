"""Training in when information may be shared: who had it, when, and until when it counts (IS-16). A fact."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.models.staff import Staff
from sightline.core.models import Row, Table


class SharingTraining(Row):
    """One course one person took; or that what was kept of one was a mistake (`takes_back`)."""

    TABLE = Table.FACT
    RETENTION = "staff_record"
    PERSONAL = frozenset({"course", "given_by", "taken_on", "renew_by", "why"})

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    course = models.CharField(max_length=120)
    given_by = models.CharField(max_length=120)
    taken_on = models.DateField()
    renew_by = models.DateField()
    takes_back = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="taken_back")
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(renew_by__gt=F("taken_on")), name="access_training_renewed_after_taken"
            ),
            models.CheckConstraint(
                condition=Q(takes_back=None) | ~Q(why=""), name="access_training_taken_back_says_why"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "-renew_by"], name="access_training_of")]

    def __str__(self) -> str:
        return f"{self.course}, {self.taken_on}"
