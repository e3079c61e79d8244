"""Judgements: the level; apart from it, at risk and has been harmed; and the second person who reads them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.cases.models.assessments import Assessment
from sightline.cases.models.parts import OfCase
from sightline.cases.states import Judged, Level, Scale, YesNo
from sightline.core.models import Row, Table


class ScaleChosen(Row):
    """Which scale the partnership judges in, from when. A fact: choosing again is a further row."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    number = models.PositiveIntegerField(unique=True)
    scale = models.CharField(max_length=4, choices=Scale.choices)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.scale


class Judgement(OfCase):
    """What a person judged of a case on a day, against which definition, and why.

    A lowered level, and each of the other two, stands once a second person has read it and agrees. Whether a level
    lowers the one that stands is filled by the database (`judging_sql`), which no text of ours can say otherwise.
    """

    PERSONAL = frozenset({"about", "judged_on", "reason"})

    what = models.CharField(max_length=8, choices=Judged.choices)
    number = models.PositiveIntegerField()
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    scale = models.CharField(max_length=4, choices=Scale.choices, blank=True)
    answer = models.CharField(max_length=3, choices=YesNo.choices, blank=True)
    definition = models.CharField(max_length=40, help_text="The version of the definition (PW-15a)")
    reason = models.TextField()
    judged_on = models.DateField()
    second_needed = models.BooleanField(default=True)
    assessment = models.ForeignKey(Assessment, null=True, on_delete=models.PROTECT, related_name="+")
    meeting_id = models.UUIDField(null=True, help_text="The meeting that agreed it")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "what", "number"], name="cases_judgement_once"),
            models.CheckConstraint(
                condition=(Q(what=Judged.LEVEL) & ~Q(level="") & ~Q(scale="") & Q(answer=""))
                | (~Q(what=Judged.LEVEL) & Q(level="", scale="") & ~Q(answer="")),
                name="cases_judgement_says_its_own",
            ),
            models.CheckConstraint(
                condition=Q(what=Judged.LEVEL) | Q(second_needed=True), name="cases_harm_is_read_by_two"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="cases_judgement_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.number} of {self.case_id}"


class SecondReading(OfCase):
    """That a second, different person read a judgement, and whether they agree."""

    PERSONAL = frozenset({"about", "words"})

    judgement = models.OneToOneField(Judgement, on_delete=models.PROTECT, related_name="reading")
    first_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(by__isnull=False) & ~Q(by=F("first_by")), name="cases_read_by_another"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""), name="cases_disagreeing_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"second reading of {self.judgement_id}"
