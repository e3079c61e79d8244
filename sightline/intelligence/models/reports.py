"""A report, how the police graded it, what social care made of it, and when the panel saw it (ID-07, PW-18c)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.history import with_history
from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.intelligence.models.parts import GradedRows, OfReport, OfReportRows, ReportRows
from sightline.intelligence.states import (
    ONLINE,
    Assessment,
    Came,
    How,
    MayShare,
    Reliability,
    State,
    Where,
)


@with_history()
class Report(Working, AboutPeople):
    """What somebody saw or heard. `about` is empty, or the one child from whose page it was sent."""

    RETENTION = "intelligence_record"
    PERSONAL = frozenset(
        {"about", "seen_on", "words", "place", "vehicle", "people", "online", "how"} | {"joint_reference"}
    )
    THIRD_PARTY = frozenset({"words", "people", "vehicle", "how"})

    reference = models.CharField(max_length=15, unique=True)
    seen_on = models.DateField()
    words = models.TextField(help_text="What was seen or heard")
    place = models.CharField(max_length=200, blank=True)
    vehicle = models.CharField(max_length=200, blank=True, help_text="Registration, make, colour")
    people = models.TextField(blank=True, help_text="Names as they cropped up")
    online = models.CharField(max_length=200, blank=True, help_text="Account or platform")
    how = models.CharField(max_length=12, choices=How.choices)
    happened = models.CharField(max_length=6, choices=Where.choices, blank=True)
    joint_with = models.CharField(
        max_length=120, blank=True, help_text="The unit or force it is recorded jointly with"
    )
    joint_reference = models.CharField(max_length=40, blank=True, help_text="Its number there")
    sent_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.SENT)

    objects: ClassVar = ReportRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-sent_at", "id"], name="intelligence_newest")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="intelligence_report_says_what"),
            models.CheckConstraint(
                condition=Q(joint_with="") | Q(happened__in=[str(each) for each in ONLINE]),
                name="intelligence_joint_is_online",
            ),
            models.CheckConstraint(
                condition=Q(joint_reference="") | ~Q(joint_with=""), name="intelligence_joint_says_with_whom"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Grading(OfReport):
    """The marks the police gave; the highest number stands. With `taken` false it is no intelligence, and why."""

    PERSONAL = frozenset({"about", "conditions", "why", "police_reference"})

    number = models.PositiveIntegerField()
    taken = models.BooleanField()
    reliability = models.PositiveSmallIntegerField(choices=Reliability.choices, null=True)
    assessment = models.CharField(max_length=1, choices=Assessment.choices, blank=True)
    may_share = models.CharField(max_length=1, choices=MayShare.choices, blank=True)
    conditions = models.TextField(blank=True)
    police_reference = models.CharField(
        max_length=40, blank=True, help_text="Its number on the police's system"
    )
    why = models.TextField(blank=True)

    objects: ClassVar = GradedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="intelligence_grading_once"),
            models.CheckConstraint(
                condition=Q(taken=False)
                | (
                    Q(reliability__isnull=False)
                    & ~Q(assessment="")
                    & ~Q(may_share="")
                    & ~Q(police_reference="")
                ),
                name="intelligence_grading_whole",
            ),
            models.CheckConstraint(condition=Q(taken=True) | ~Q(why=""), name="intelligence_return_says_why"),
            models.CheckConstraint(
                condition=~Q(may_share=MayShare.CONDITIONS) | ~Q(conditions=""),
                name="intelligence_grading_says_conditions",
            ),
        ]

    def __str__(self) -> str:
        return f"grading {self.number} of {self.report_id}"


class Passed(OfReport):
    """That a grading lets an organisation consider a report shared on conditions; only the last grading counts."""

    PERSONAL = frozenset({"about"})

    grading = models.ForeignKey(Grading, on_delete=models.PROTECT, related_name="passed")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = GradedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grading", "agency"], name="intelligence_passed_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} passed on"


class Considered(OfReport):
    """What social care made of it; the highest number stands."""

    PERSONAL = frozenset({"about", "came", "why"})

    number = models.PositiveIntegerField()
    came = models.CharField(max_length=8, choices=Came.choices)
    why = models.TextField()

    objects: ClassVar = GradedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="intelligence_considered_once"),
            models.CheckConstraint(condition=~Q(why=""), name="intelligence_considered_says_why"),
        ]

    def __str__(self) -> str:
        return f"considered {self.number} of {self.report_id}"


class Presented(OfReport):
    """That the panel saw it. It stands on what social care made of it: none is presented before (PW-18c)."""

    PERSONAL = frozenset({"about", "words"})

    considered = models.ForeignKey(Considered, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(help_text="What the panel made of it")

    objects: ClassVar = GradedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "meeting"], name="intelligence_presented_once"),
            models.CheckConstraint(condition=~Q(words=""), name="intelligence_presented_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} presented"


class Said(OfReport):
    """What whoever sent it was told of what came of it (ID-04)."""

    PERSONAL = frozenset({"about", "words"})

    words = models.TextField()

    objects: ClassVar = OfReportRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="intelligence_said_something")
        ]

    def __str__(self) -> str:
        return f"said of {self.report_id}"
