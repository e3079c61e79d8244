"""What stands beside a case: statutory statuses, and transfers between authorities."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.models.parts import BesideRows, OfCase
from sightline.cases.states import Statutory, Way


class StatusBegun(OfCase):
    """A statutory status from a day. A child may hold more than one, and the pathway beside them (PW-13)."""

    PERSONAL = frozenset({"about", "started_on", "said_by"})

    status = models.CharField(max_length=3, choices=Statutory.choices)
    started_on = models.DateField()
    said_by = models.CharField(max_length=200, blank=True, help_text="Where this is known from")

    objects: ClassVar = BesideRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "status", "started_on"], name="cases_status_once")
        ]

    def __str__(self) -> str:
        return f"{self.status} of {self.case_id}"


class StatusEnded(OfCase):
    """That a status ended on a day."""

    PERSONAL = frozenset({"about", "ended_on"})

    begun = models.OneToOneField(StatusBegun, on_delete=models.PROTECT, related_name="ended")
    ended_on = models.DateField()

    objects: ClassVar = BesideRows.as_manager()

    def __str__(self) -> str:
        return f"end of {self.begun_id}"


class Transfer(OfCase):
    """That a case was offered to another authority, or came from one, with whom it was shared (IS-11)."""

    PERSONAL = frozenset({"about", "authority", "person", "reached", "shared", "asked_on"})

    way = models.CharField(max_length=3, choices=Way.choices)
    authority = models.CharField(max_length=200)
    person = models.CharField(max_length=120, help_text="Whom it was agreed with there")
    reached = models.CharField(max_length=200, blank=True)
    shared = models.TextField(help_text="What was shared, and on what ground")
    asked_on = models.DateField()

    objects: ClassVar = BesideRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(authority="") & ~Q(person="") & ~Q(shared=""), name="cases_transfer_says_whom"
            )
        ]

    def __str__(self) -> str:
        return f"{self.way}: {self.authority}"


class TransferAnswer(OfCase):
    """What the other authority, or ours, said to it."""

    PERSONAL = frozenset({"about", "answered_on", "person", "words"})

    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    answered_on = models.DateField()
    person = models.CharField(max_length=120, help_text="Who said it")
    words = models.TextField(blank=True)

    objects: ClassVar = BesideRows.as_manager()

    def __str__(self) -> str:
        return f"answer to {self.transfer_id}"
