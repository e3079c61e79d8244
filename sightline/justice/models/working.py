"""What is done on a crime: devices examined, standards kept, what was learnt, what the court found."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.justice.models.parts import OfCrime
from sightline.justice.notice_states import Device, Met, Whose


class Seized(OfCrime):
    """A device sent to be examined (JU-15)."""

    PERSONAL = frozenset({"about", "device", "whose", "exhibit", "submitted_on"})

    device = models.CharField(max_length=10, choices=Device.choices)
    whose = models.CharField(max_length=8, choices=Whose.choices)
    exhibit = models.CharField(max_length=40, help_text="The police's own number of it")
    submitted_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "exhibit"], name="justice_seized_once")
        ]

    def __str__(self) -> str:
        return f"{self.device} in {self.crime_id}"


class Returned(OfCrime):
    """That the examination ended and the device, or its findings, came back; where late, why."""

    PERSONAL = frozenset({"about", "returned_on", "late_reason"})

    seized = models.OneToOneField(Seized, on_delete=models.PROTECT, related_name="returned")
    returned_on = models.DateField()
    late_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.seized_id} returned"


class Kept(OfCrime):
    """Whether a standard is met for this victim; of each standard the highest number stands (JU-06, JU-10..14)."""

    PERSONAL = frozenset({"about", "met", "on_day", "words"})

    standard = models.CharField(max_length=20, help_text="A key of reference/standards.csv")
    number = models.PositiveIntegerField()
    met = models.CharField(max_length=12, choices=Met.choices)
    on_day = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "standard", "number"], name="justice_kept_once"),
            models.CheckConstraint(condition=Q(met=Met.MET) | ~Q(words=""), name="justice_kept_says_why_not"),
        ]

    def __str__(self) -> str:
        return f"{self.standard} in {self.crime_id}"


class Learnt(OfCrime):
    """What was learnt from a crime that did not reach court, and whether the victim was asked (JU-09b)."""

    PERSONAL = frozenset({"about", "words", "invited", "said"})

    words = models.TextField()
    invited = models.BooleanField(help_text="The victim was invited to say what would have helped")
    said = models.TextField(blank=True, help_text="What they wanted known; or why they were not invited")
    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="justice_learnt_says_what"),
            models.CheckConstraint(
                condition=Q(invited=True) | ~Q(said=""), name="justice_learnt_says_why_not"
            ),
        ]

    def __str__(self) -> str:
        return f"learnt from {self.crime_id}"
