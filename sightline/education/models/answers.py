"""What a setting answers to its own list of questions, and when the leads of the network meet. No pupils."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.education.models.settings import Setting, SettingRows
from sightline.education.states import Said, Spoken, Term


class SettingAnswer(Fact):
    """One answer about a setting in a year or a term of it; the last stands (SC-13 to SC-20)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    academic_year = models.PositiveSmallIntegerField(help_text="The calendar year in which it begins")
    term = models.CharField(max_length=8, choices=Term.choices, blank=True)
    question = models.CharField(max_length=30, help_text="Its key in reference/questions.csv")
    number = models.PositiveSmallIntegerField()
    said = models.CharField(max_length=8, choices=Said.choices)
    done_on = models.DateField(null=True)
    words = models.TextField(blank=True)

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["setting", "academic_year", "term", "question", "number"],
                name="education_answer_once",
            ),
            models.CheckConstraint(
                condition=Q(said=Said.NO) | Q(done_on__isnull=False), name="education_answer_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} of {self.setting_id}"


class LeadSpoken(Fact):
    """That the lead of a setting was spoken with about what it tells the front door, and what was agreed (SC-09)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="+")
    spoken_on = models.DateField()
    how = models.CharField(max_length=12, choices=Spoken.choices)
    words = models.TextField(help_text="What was said and agreed; names no pupil")

    objects: ClassVar = SettingRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="education_spoken_says_what")
        ]

    def __str__(self) -> str:
        return f"spoken with {self.setting_id}"


class LeadsMeeting(Fact):
    """That the leads of the network met, or will meet, on a day (SC-08)."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    meets_on = models.DateField(unique=True)
    where = models.CharField(max_length=200)
    words = models.TextField(blank=True, help_text="What was brought to them; names nobody")

    def __str__(self) -> str:
        return f"leads met on {self.meets_on}"
