"""Silence about somebody restricted, taken to a named manager who stands outside the wall."""

from typing import ClassVar

from django.db import models

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.follow_up.models.follow_ups import FollowUp


class ToldOutside(Fact, AboutPeople):
    """That a manager who cannot open a request was asked who should answer it. Names nobody (`about` is empty).

    The manager sees this row and not the request; whoever sees the request sees this too. It carries who
    asked, so that they can be told of the answer.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about"})

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=14)
    asked_at = models.DateTimeField()
    asked_agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    owner_staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "-at"], name="follow_up_outside_staff")]

    def __str__(self) -> str:
        return f"{self.reference} to {self.staff_id}"


class NameGiven(Fact, AboutPeople):
    """Who should answer, as the manager says; nobody, where it was settled another way."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words"})

    told = models.ForeignKey(ToldOutside, on_delete=models.PROTECT, related_name="names")
    named = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.named_id or 'nobody'} for {self.told_id}"
