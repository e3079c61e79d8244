"""People in a position of trust: what is known of them, and that the designated officer was told (CL-25)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.models.parts import OfContact


class ConcernOfTrust(models.Model):
    """What is known of somebody who works or volunteers with children, in the words every record of it has."""

    person = models.CharField(max_length=200, help_text="Who, as far as is known")
    employer = models.CharField(max_length=200, help_text="For whom they work or volunteer")
    concern = models.TextField()
    still_with_children = models.TextField(blank=True, help_text="Whether they are with children now")
    known_at = models.DateTimeField()

    class Meta:
        abstract = True


class WordToOfficer(models.Model):
    """That the designated officer was told: who took it, when, their reference and advice."""

    received_by = models.CharField(max_length=120)
    told_at = models.DateTimeField()
    their_reference = models.CharField(max_length=80, blank=True)
    advice = models.TextField(blank=True, help_text="What the officer said is to be done")

    class Meta:
        abstract = True


class PositionOfTrust(OfContact, ConcernOfTrust):
    """That somebody who works or volunteers with children may have harmed one, as it became known to us."""

    PERSONAL = frozenset({"about", "concern", "employer", "person", "still_with_children"})

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact"], name="front_door_trust_contact")]

    def __str__(self) -> str:
        return f"position of trust on {self.contact_id}"


class OfficerTold(OfContact, WordToOfficer):
    """That the designated officer for allegations was told: who took it, when, their reference and advice."""

    PERSONAL = frozenset({"about", "advice", "received_by", "their_reference"})

    trust = models.ForeignKey(PositionOfTrust, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust"], name="front_door_officer_told_once"),
            models.CheckConstraint(condition=~Q(received_by=""), name="front_door_officer_named"),
        ]

    def __str__(self) -> str:
        return f"officer told of {self.trust_id}"
