"""Keeping a child safe tonight, handing a section 47 enquiry over, and the conference that may follow."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.choices import ConferenceStepKind
from sightline.front_door.models.parts import OfContact


class SafeNow(OfContact):
    """What keeps the child safe tonight, who does it, and whom they told. A change is the next number."""

    PERSONAL = frozenset(
        {"about", "keeps_safe", "next_check", "told_whom", "where_now", "who_does", "with_whom"}
    )

    number = models.PositiveIntegerField(default=1)
    where_now = models.TextField(help_text="Where the child is now")
    with_whom = models.TextField(help_text="Who is with them")
    keeps_safe = models.TextField(help_text="What keeps them safe tonight")
    who_does = models.TextField(help_text="Who does what")
    told_whom = models.TextField(help_text="Who has been told of this plan")
    next_check = models.TextField(blank=True, help_text="Who looks again, and when")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_safe_now_once"),
        ]

    def __str__(self) -> str:
        return f"plan for tonight {self.number} of {self.contact_id}"


class Section47Handover(OfContact):
    """That child protection took a section 47 enquiry over: who received it, when, and their reference."""

    PERSONAL = frozenset({"about", "received_by", "team", "their_reference", "words"})

    number = models.PositiveIntegerField(default=1)
    discussion = models.ForeignKey(
        "front_door.StrategyDiscussion", null=True, on_delete=models.PROTECT, related_name="+"
    )
    received_by = models.CharField(max_length=120)
    team = models.CharField(max_length=200)
    handed_at = models.DateTimeField()
    their_reference = models.CharField(max_length=80, blank=True)
    words = models.TextField(blank=True, help_text="What they were told and what they do next")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_handover_once"),
            models.CheckConstraint(
                condition=~Q(received_by="") & ~Q(team=""), name="front_door_handover_received"
            ),
        ]

    def __str__(self) -> str:
        return f"section 47 handover {self.number} of {self.contact_id}"


class ConferenceStep(OfContact):
    """That a child protection conference was asked for, held, or is not needed (CL-06, CL-07)."""

    PERSONAL = frozenset({"about", "their_reference", "words"})

    kind = models.CharField(max_length=12, choices=ConferenceStepKind.choices)
    happened_at = models.DateTimeField()
    their_reference = models.CharField(max_length=80, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact"], name="front_door_conference_contact")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind=ConferenceStepKind.NOT_NEEDED) | ~Q(words=""),
                name="front_door_conference_not_needed_why",
            ),
        ]

    def __str__(self) -> str:
        return f"conference {self.kind} of {self.contact_id}"


class ChildSeen(OfContact):
    """That a child was seen in a section 47 enquiry, by whom, and what they said (CL-03)."""

    PERSONAL = frozenset({"about", "seen_by", "where", "words"})

    seen_at = models.DateTimeField()
    seen_by = models.CharField(max_length=200)
    where = models.CharField(max_length=200, blank=True)
    alone = models.BooleanField(help_text="Whether the child was spoken to alone")
    words = models.TextField(blank=True, help_text="How they are, and what they said in their own words")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(seen_by=""), name="front_door_seen_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"seen on {self.contact_id}"
