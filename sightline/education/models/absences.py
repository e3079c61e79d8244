"""A child a setting reports absent or missing from education, and what is done to trace them. Facts."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.education.models.settings import Setting, SettingRows
from sightline.education.states import AbsenceKind, Found, Step
from sightline.people.models import SourceRecord


class Absence(Fact, AboutPeople):
    """That a setting reported a pupil absent for so long, or missing from education (SC-12, MS-17)."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "kind", "first_day", "days", "words"})

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=AbsenceKind.choices)
    first_day = models.DateField()
    days = models.PositiveSmallIntegerField(null=True, help_text="School days, in total or in a row")
    words = models.TextField()

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="education_absence_says_what"),
            models.CheckConstraint(
                condition=Q(kind=AbsenceKind.NOT_KNOWN)
                | Q(kind=AbsenceKind.WITHOUT_LEAVE, days__gte=10)
                | Q(kind=AbsenceKind.ILLNESS, days__gte=15),
                name="education_absence_long_enough",
            ),
            models.CheckConstraint(condition=Q(about__0=F("record_id")), name="education_absence_about"),
        ]

    def __str__(self) -> str:
        return f"absence of {self.record_id}"


class TraceStep(Fact, AboutPeople):
    """One thing done to trace a child, and whether it found them."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "step", "done_on", "found", "words"})

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=12, choices=Step.choices)
    done_on = models.DateField()
    found = models.CharField(max_length=16, choices=Found.choices, blank=True)
    words = models.TextField()

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["absence", "number"], name="education_step_once"),
            models.UniqueConstraint(fields=["absence"], condition=~Q(found=""), name="education_found_once"),
            models.CheckConstraint(condition=~Q(words=""), name="education_step_says_what"),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.absence_id}"
