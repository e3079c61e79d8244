"""The repeat rule: how many episodes in how many days call for a meeting, and what came of each time (MS-12)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.core.models import Row, Table
from sightline.missing.codes import Asks, Outcome
from sightline.missing.models.parts import KeptRows, OfEpisode


class Trigger(Row):
    """A value set for a trigger from a day on, by whom and why. The file holds those from before (`triggers`)."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    code = models.CharField(max_length=20)
    count = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    number = models.PositiveIntegerField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "number"], name="missing_trigger_once"),
            models.CheckConstraint(
                condition=Q(count__gte=2, days__gte=1) & ~Q(why=""), name="missing_trigger_is_a_repeat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.count} in {self.days} days"


class Crossing(OfEpisode):
    """That an episode made as many as a trigger says. The values of that day are kept with it."""

    PERSONAL = frozenset({"about"})

    code = models.CharField(max_length=20)
    asks = models.CharField(max_length=12, choices=Asks.choices)
    count = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()

    objects: ClassVar = KeptRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["episode", "code"], name="missing_crossing_once")
        ]

    def __str__(self) -> str:
        return f"{self.count} in {self.days} days with {self.episode_id}"


class CrossingAnswered(OfEpisode):
    """What came of it: a meeting, or why there is none."""

    PERSONAL = frozenset({"about", "words"})

    crossing = models.OneToOneField(Crossing, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    meeting = models.ForeignKey("meetings.Meeting", null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)

    objects: ClassVar = KeptRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(outcome="not_needed") & Q(meeting__isnull=False))
                | (Q(outcome="not_needed", meeting=None) & ~Q(words="")),
                name="missing_crossing_answer_says",
            )
        ]

    def __str__(self) -> str:
        return str(self.outcome)
