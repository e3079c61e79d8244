"""Programmes: a run with its sessions, a child's place on it, and each session the child came to or not (PW-31)."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.cases.models.parts import OfCase, OfCaseRows
from sightline.cases.programmes import Came
from sightline.core.models import Row, Table


class Run(Row):
    """One run of a programme, on its days. A fact about no person."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    programme = models.CharField(max_length=30, help_text="A key of reference/programmes.csv")
    called = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    days = ArrayField(models.DateField())
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__len__gte=1), name="cases_run_has_days")
        ]

    def __str__(self) -> str:
        return self.called


class RunChange(Row):
    """That a run changed: other days, fewer, or none, and why. The last word about a run stands."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=200, blank=True)
    days = ArrayField(models.DateField(), help_text="None: it does not take place")
    why = models.TextField()
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="cases_run_change_once"),
            models.CheckConstraint(condition=~Q(why=""), name="cases_run_change_says_why"),
        ]

    def __str__(self) -> str:
        return f"change {self.number} of {self.run_id}"


class Place(OfCase):
    """A child's place on a run."""

    PERSONAL = frozenset({"about", "words"})

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True, help_text="What it is hoped to do for the child")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "run"], name="cases_place_once")]

    def __str__(self) -> str:
        return f"place of {self.case_id}"


class SessionRows(OfCaseRows):
    """Sessions by whether they stand."""

    def standing(self) -> Self:
        """Those that no later row puts right, and that say something of their day."""
        later = Session.objects.filter(corrects_id=OuterRef("pk"))
        return self.filter(~Exists(later)).exclude(came=Came.NONE)


class Session(OfCase):
    """Whether the child came to one session of a run. A correction names the one it puts right."""

    PERSONAL = frozenset({"about", "came", "day", "why", "words"})

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    came = models.CharField(max_length=8, choices=Came.choices)
    words = models.TextField(blank=True)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected")
    why = models.TextField(blank=True, help_text="What was wrong with the one it puts right")

    objects: ClassVar[models.Manager[Any]] = SessionRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(corrects=None, why="") & ~Q(came=Came.NONE))
                | (Q(corrects__isnull=False) & ~Q(why="")),
                name="cases_session_corrected_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.came} on {self.day}"
