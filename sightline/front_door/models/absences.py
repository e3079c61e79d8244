"""Who is away, until when, and who covers. Facts: a change stands in place of the row before it."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer


class AbsenceRows(models.QuerySet["Absence"]):
    """Absences as they stand."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Everybody at the front door may know who is there."""
        return self if viewer.may("front_door.read") else self.none()

    def standing(self) -> Self:
        """The last word on each absence, those called off left out."""
        later = Absence.objects.filter(replaces=OuterRef("pk"))
        return self.filter(~Exists(later), called_off=False)

    def on(self, day: date) -> Self:
        """Those that a day falls into."""
        open_ended = Q(last_day=None) | Q(last_day__gte=day)
        return self.standing().filter(open_ended, first_day__lte=day)


class Absence(Fact):
    """That somebody is away from a day to a day, and who covers. Why they are away is nobody's business here."""

    RETENTION = "staff_record"
    PERSONAL = frozenset({"first_day", "last_day"})

    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField(null=True, help_text="Empty: not known yet")
    cover = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    called_off = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    objects = AbsenceRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["first_day"], name="front_door_absence_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["replaces"], name="front_door_absence_replaced_once"),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="front_door_absence_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(cover=None) | ~Q(cover=F("staff")), name="front_door_absence_cover_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"absence from {self.first_day}"
