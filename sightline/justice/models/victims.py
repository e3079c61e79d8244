"""What a victim is told and when, and who stands by them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.justice.models.parts import OfCrime
from sightline.justice.states import Helps, KeyEvent, Told


class Happened(OfCrime):
    """A key event of a crime, of which the victim is to be told (CL-68, CL-69)."""

    PERSONAL = frozenset({"about", "what", "happened_at"})

    what = models.CharField(max_length=14, choices=KeyEvent.choices)
    happened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.what} in {self.crime_id}"


class VictimTold(OfCrime):
    """That the victim was told of a key event; where it was late, why."""

    PERSONAL = frozenset({"about", "told_at", "how", "who", "late_reason"})

    happened = models.OneToOneField(Happened, on_delete=models.PROTECT, related_name="told")
    told_at = models.DateTimeField()
    how = models.CharField(max_length=12, choices=Told.choices)
    who = models.CharField(max_length=200, help_text="Who told them")
    late_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(who=""), name="justice_told_says_who"),
        ]

    def __str__(self) -> str:
        return f"told of {self.happened_id}"


class Support(OfCrime):
    """That a service stands by the victim, from a day; or, asked automatically, is to (JU-13, JU-13a)."""

    PERSONAL = frozenset({"about", "since_on", "who"})

    helps = models.CharField(max_length=12, choices=Helps.choices)
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200, blank=True)
    since_on = models.DateField()
    automatic = models.BooleanField(default=False, help_text="Referred because of the offence, whoever asks")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "crime"], name="justice_support_of")]

    def __str__(self) -> str:
        return f"{self.helps} in {self.crime_id}"
