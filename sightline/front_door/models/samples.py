"""The quarterly tenth of exploitation referrals: the draw, what was drawn, what checks found, the report (FD-24)."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.follow_up.states import AskedOf, State
from sightline.front_door.hub_states import WANTING, ActionTaken
from sightline.front_door.models.parts import OfContact

CHECK, REPORT = "front_door.check_sample", "front_door.read_audit"


class SampleRows(models.QuerySet["Sample"]):
    """Draws and their reports, in which no child is named."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(CHECK) or viewer.may(REPORT) else self.none()


class SampledRows(models.QuerySet["Sampled"]):
    """What was drawn, for whoever checks it."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(CHECK) or viewer.staff_id is None else self.none()


class Sample(Fact):
    """One draw: its seed, its rule in words and the list it was drawn from, so that anybody can draw it again."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"base"})

    first_day = models.DateField()
    last_day = models.DateField()
    seed = models.CharField(max_length=64)
    rule = models.TextField()
    base = ArrayField(models.CharField(max_length=14), default=list, help_text="References, in their order")
    size = models.PositiveIntegerField()

    objects = SampleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "first_day"], name="front_door_sample_once"),
        ]

    def __str__(self) -> str:
        return f"tenth from {self.first_day}"


class Sampled(Fact, AboutPeople):
    """One referral that was drawn, as the record stood on the day of the draw, inside its contact's walls."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "what", "reference"})

    contact = models.ForeignKey("front_door.Contact", on_delete=models.PROTECT, related_name="+")
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="+")
    follow_up = models.ForeignKey("follow_up.FollowUp", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=14)
    asked_of = models.CharField(max_length=20, choices=AskedOf.choices)
    asked_name = models.CharField(max_length=330)
    what = models.TextField()
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices)
    answered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = SampledRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sample", "number"], name="front_door_sampled_number_once"),
            models.UniqueConstraint(fields=["sample", "follow_up"], name="front_door_sampled_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class Finding(OfContact):
    """What a check found: was the action taken by those who were asked? A later check has the next number."""

    PERSONAL = frozenset({"about", "what_shows", "what_next"})

    sampled = models.ForeignKey(Sampled, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    taken = models.CharField(max_length=10, choices=ActionTaken.choices)
    what_shows = models.TextField()
    what_next = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sampled", "number"], name="front_door_check_once"),
            models.CheckConstraint(
                condition=~Q(taken__in=WANTING) | ~Q(what_next=""), name="front_door_check_says_what_next"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken} ({self.sampled_id})"


class SampleReport(Fact):
    """What the board was told of one draw: counts as they stood, and the auditor's own words (FD-24a)."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"words"})

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    reported_to = models.CharField(max_length=200)
    words = models.TextField()
    counts = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sample", "number"], name="front_door_sample_report_once"),
        ]

    def __str__(self) -> str:
        return f"report {self.number} of {self.sample_id}"
