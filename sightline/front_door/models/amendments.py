"""What changed about a contact after it was recorded. Facts: the words themselves are never edited."""

from typing import ClassVar

from django.db import models

from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import ContactState


class Amendment(OfContact):
    """A correction or an addition to one field of a contact: who, when, why, and what stood before."""

    PERSONAL = frozenset({"about", "before", "text", "why"})

    field = models.CharField(max_length=40)
    before = models.TextField(blank=True)
    text = models.TextField()
    why = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact", "at"], name="front_door_amendment_contact")]

    def __str__(self) -> str:
        return f"{self.field} of {self.contact_id}"


class Move(OfContact):
    """That the work on a contact went from one state to another."""

    PERSONAL = frozenset({"about", "why"})

    was = models.CharField(max_length=12, choices=ContactState.choices, blank=True)
    now = models.CharField(max_length=12, choices=ContactState.choices)
    why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact", "at"], name="front_door_move_contact")]

    def __str__(self) -> str:
        return f"{self.was} to {self.now}"
