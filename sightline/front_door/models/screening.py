"""What was looked for while a contact was screened: each system checked, and with what result (FD-12)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.choices import CheckResult
from sightline.front_door.models.parts import OfContact


class SystemCheck(OfContact):
    """That somebody looked in one system, and what they found. A later look is a further row.

    The name is kept as it stood, so that a system renamed later still reads as it did.
    """

    PERSONAL = frozenset({"about", "words"})

    system = models.SlugField(max_length=40)
    system_name = models.CharField(max_length=80)
    result = models.CharField(max_length=12, choices=CheckResult.choices)
    words = models.TextField(blank=True, help_text="What was found, or why it could not be checked")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact", "at"], name="front_door_check_contact")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(result=CheckResult.NOTHING) | ~Q(words=""), name="front_door_check_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system_name}: {self.result}"
