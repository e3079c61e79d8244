"""That a contact joined a case that was open when it arrived (FD-04, FD-20). Counted apart, and no re-referral."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.choices import OpenTo
from sightline.front_door.models.parts import OfContact


class JoinedCase(OfContact):
    """Which open case, who holds it, and that they were told of this contact. A correction is a further row."""

    PERSONAL = frozenset({"about", "held_by", "told_whom", "their_reference"})

    number = models.PositiveIntegerField(default=1)
    open_to = models.CharField(max_length=12, choices=OpenTo.choices)
    held_by = models.CharField(max_length=200, help_text="The worker or team that holds it")
    their_reference = models.CharField(max_length=80, blank=True)
    told_at = models.DateTimeField()
    told_whom = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_joined_once"),
            models.CheckConstraint(
                condition=~Q(held_by="") & ~Q(told_whom=""), name="front_door_joined_told_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"open case of {self.contact_id}"
