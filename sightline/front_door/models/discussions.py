"""Strategy discussions: who took part and for whom, what each told, what was decided (FD-30, IS-20, CL-05)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.choices import HeldHow, NrmDecision, PartnerKind
from sightline.front_door.models.parts import OfContact


class StrategyDiscussion(OfContact):
    """One strategy discussion as it was held. A correction is a further row with the next number.

    Police and health must take part. One held without either says why, and leaves the clock running.
    """

    PERSONAL = frozenset(
        {"about", "conference_why", "decided_by_name", "decision", "missing_why", "nrm_why", "section_47_why",
         "social_work_number", "why_held"}
    )  # fmt: skip

    number = models.PositiveIntegerField(default=1)
    held_at = models.DateTimeField()
    how = models.CharField(max_length=12, choices=HeldHow.choices)
    why_held = models.TextField(blank=True)
    missing_why = models.TextField(blank=True, help_text="Why police or health did not take part")
    decision = models.TextField(help_text="What was decided, who does what, by when")
    section_47 = models.BooleanField(help_text="Whether a section 47 enquiry begins")
    section_47_why = models.TextField()
    conference = models.BooleanField(
        default=False, help_text="Whether a child protection conference is asked for"
    )
    conference_why = models.TextField(blank=True)
    nrm = models.CharField(max_length=8, choices=NrmDecision.choices, blank=True, db_default="")
    nrm_why = models.TextField(blank=True, db_default="")
    decided_by_name = models.CharField(max_length=120)
    social_work_number = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_discussion_once"),
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(section_47_why=""), name="front_door_discussion_is_whole"
            ),
            models.CheckConstraint(
                condition=~Q(social_work_number="") & Q(by__isnull=False),
                name="front_door_discussion_by_social_worker",
            ),
        ]

    def __str__(self) -> str:
        return f"strategy discussion {self.number} on {self.contact_id}"


class Participant(OfContact):
    """Somebody who took part, for which agency, how, and the information they gave."""

    PERSONAL = frozenset({"about", "gave", "name", "organisation", "role"})

    discussion = models.ForeignKey(StrategyDiscussion, on_delete=models.PROTECT, related_name="participants")
    kind = models.CharField(max_length=12, choices=PartnerKind.choices)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=200)
    remote = models.BooleanField(default=False)
    gave = models.TextField(blank=True, help_text="The information they gave; empty says they gave none")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["discussion", "place"], name="front_door_participant_once"),
            models.CheckConstraint(condition=~Q(name=""), name="front_door_participant_named"),
        ]

    def __str__(self) -> str:
        return f"participant {self.place} of {self.discussion_id}"
