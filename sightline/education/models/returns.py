"""A pupil returned by a setting, and a nil return. Facts: what was wrong is put right by a further entry."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.education.models.files import ReturnFile
from sightline.education.models.settings import Setting, SettingRows
from sightline.education.states import (
    AbsenceSupport,
    Attendance,
    EarlyHelp,
    NotOffered,
    Place,
    Send,
    SendSupport,
)
from sightline.people.factors import Factor
from sightline.people.models import SourceRecord


class PupilReturn(Fact, AboutPeople):
    """What a setting says of one pupil in one academic year; of several entries the last stands (SC-01, SC-02)."""

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {"about", "noticed_on", "age", "factors", "place", "place_words", "attendance", "attendance_band"}
        | {"absence_support", "send", "send_support", "support", "early_help", "not_offered"}
        | {"not_offered_words", "acute", "worry", "why"}
    )

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    academic_year = models.PositiveSmallIntegerField(help_text="The calendar year in which it begins")
    number = models.PositiveSmallIntegerField()
    withdrawn = models.BooleanField(default=False, help_text="The pupil ought not to have been returned")
    why = models.TextField(blank=True, help_text="Why a further entry was made")
    file = models.ForeignKey(ReturnFile, null=True, on_delete=models.PROTECT, related_name="+")
    noticed_on = models.DateField()
    age = models.PositiveSmallIntegerField(null=True)
    factors = ArrayField(models.CharField(max_length=4, choices=Factor.choices), default=list)
    place = models.CharField(max_length=12, choices=Place.choices)
    place_words = models.CharField(max_length=200, blank=True)
    attendance = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    attendance_band = models.CharField(max_length=12, choices=Attendance.choices, blank=True)
    absence_support = ArrayField(
        models.CharField(max_length=12, choices=AbsenceSupport.choices), default=list
    )
    send = models.CharField(max_length=8, choices=Send.choices, blank=True)
    send_support = ArrayField(models.CharField(max_length=12, choices=SendSupport.choices), default=list)
    support = models.TextField(blank=True, help_text="What support was given")
    early_help = models.CharField(max_length=12, choices=EarlyHelp.choices)
    not_offered = models.CharField(max_length=24, choices=NotOffered.choices, blank=True)
    not_offered_words = models.CharField(max_length=300, blank=True)
    acute = models.BooleanField(default=False)
    worry = models.TextField(blank=True)

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["setting", "record", "academic_year", "number"], name="education_entry_once"
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="education_entry_says_why"),
            models.CheckConstraint(condition=Q(acute=False) | ~Q(worry=""), name="education_acute_says_why"),
            models.CheckConstraint(condition=Q(age=None) | Q(age__lte=25), name="education_age_of_a_pupil"),
            models.CheckConstraint(
                condition=Q(attendance=None) | Q(attendance__range=(0, 100)), name="education_percent"
            ),
            models.CheckConstraint(
                condition=(Q(early_help=EarlyHelp.NOT_OFFERED) & ~Q(not_offered=""))
                | (~Q(early_help=EarlyHelp.NOT_OFFERED) & Q(not_offered="")),
                name="education_not_offered_says_why",
            ),
            models.CheckConstraint(condition=Q(about__0=F("record_id")), name="education_about_its_pupil"),
        ]
        indexes: ClassVar = [models.Index(fields=["academic_year", "setting"], name="education_by_year")]

    def __str__(self) -> str:
        return f"return of {self.record_id}"


class NilReturn(Fact):
    """That a setting has no pupil to return in an academic year, or that this no longer holds (SC-04)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    academic_year = models.PositiveSmallIntegerField(help_text="The calendar year in which it begins")
    number = models.PositiveSmallIntegerField()
    nil = models.BooleanField()

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["setting", "academic_year", "number"], name="education_nil_once")
        ]

    def __str__(self) -> str:
        return f"nil return of {self.setting_id}"
