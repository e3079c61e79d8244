"""The handover of a child to another service, asked through a request that is chased and answered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.handing import To
from sightline.cases.models.parts import OfCase


class Handover(OfCase):
    """That a service was asked to go on with the child. Its answer stands on the request (PW-16, PW-25a)."""

    PERSONAL = frozenset({"about", "child_words", "service", "stays"})

    to = models.CharField(max_length=9, choices=To.choices)
    number = models.PositiveIntegerField()
    service = models.CharField(max_length=300)
    follow_up = models.ForeignKey("follow_up.FollowUp", on_delete=models.PROTECT, related_name="+")
    stays = models.TextField(help_text="Trusted people who stay, and until when")
    child_words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "to", "number"], name="cases_handover_once"),
            models.CheckConstraint(
                condition=~Q(stays="") & ~Q(child_words=""), name="cases_handover_says_who_stays"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.to} {self.number} of {self.case_id}"
