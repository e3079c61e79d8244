"""The windscreen: ten factors, four levels, each judged by a person and never added up (RK-01 to RK-07)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.core.models import Row, Table
from sightline.front_door.kinds import Factor
from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import Level


class Guidance(Row):
    """A version of the threshold guidance brought in by the partnership. A fact: a change is a new version.

    The guidance that comes with Sightline is a file, version by version (`front_door/reference/guidance`);
    it is used until the partnership's own is here.
    """

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)
    adopted_on = models.DateField()
    descriptors = models.JSONField(help_text="A list of code, factor, level and text")
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Windscreen(OfContact):
    """One assessment of one child, by the guidance of the day. No level of it is worked out from its parts."""

    PERSONAL = frozenset({"about", "outside_home", "strengths", "unknown"})

    number = models.PositiveIntegerField(default=1)
    source_record = models.ForeignKey(
        "people.SourceRecord", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    guidance = models.CharField(max_length=40, help_text="The version of the guidance (RK-07)")
    strengths = models.TextField(blank=True)
    outside_home = models.TextField(blank=True, help_text="People and places outside the home (RK-05)")
    unknown = models.TextField(blank=True, help_text="What is not known yet, and who will find out")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_windscreen_once"),
        ]

    def __str__(self) -> str:
        return f"windscreen {self.number} of {self.contact_id}"


class FactorJudged(OfContact):
    """What was judged of one factor: a level and why, or that it is not known yet (no level)."""

    PERSONAL = frozenset({"about", "why"})

    windscreen = models.ForeignKey("front_door.Windscreen", on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=8, choices=Factor.choices)
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    why = models.TextField(blank=True)
    descriptors = ArrayField(models.CharField(max_length=12), default=list, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["windscreen", "factor"], name="front_door_factor_once"),
            models.CheckConstraint(condition=Q(level="") | ~Q(why=""), name="front_door_factor_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.factor}: {self.level}"
