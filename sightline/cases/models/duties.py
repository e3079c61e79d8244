"""What binds those who work with the child: a worker who is a witness, a referral considered and sent."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.models.parts import OfCase
from sightline.front_door.choices import NrmDecision


class Witness(OfCase):
    """That a worker is a witness, from the day the child told them something (PW-24). What was told is not here."""

    PERSONAL = frozenset({"about", "since_on", "words"})

    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stands = models.BooleanField(help_text="False: they are no longer one, or never were")
    since_on = models.DateField()
    words = models.TextField(help_text="Whom it was passed to; nothing of what was told")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "staff", "number"], name="cases_witness_once"),
            models.CheckConstraint(condition=~Q(words=""), name="cases_witness_says_to_whom"),
        ]

    def __str__(self) -> str:
        return f"witness in {self.case_id}"


class NrmConsidered(OfCase):
    """That a referral to the National Referral Mechanism was considered, and what was decided, with the reason."""

    PERSONAL = frozenset({"about", "considered_on", "decided", "reason"})

    number = models.PositiveIntegerField()
    decided = models.CharField(max_length=5, choices=NrmDecision.choices)
    considered_on = models.DateField()
    reason = models.TextField()
    meeting_id = models.UUIDField(null=True, help_text="The meeting it was considered at")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_nrm_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="cases_nrm_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.decided} in {self.case_id}"


class NrmSent(OfCase):
    """That the referral left. What came of it is no part of the case."""

    PERSONAL = frozenset({"about", "sent_on", "sent_by"})

    considered = models.OneToOneField(NrmConsidered, on_delete=models.PROTECT, related_name="sent")
    sent_on = models.DateField()
    sent_by = models.CharField(max_length=200, help_text="The first responder")

    def __str__(self) -> str:
        return f"referral sent ({self.considered_id})"
