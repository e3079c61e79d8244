"""Why a child who had been given help came to the front door again (FD-33)."""

from typing import ClassVar

from django.db import models

from sightline.front_door.hub_states import CameAgain
from sightline.front_door.models.parts import OfContact


class AgainWhy(OfContact):
    """The reason a person found for a repeat contact. A later word has the next number."""

    PERSONAL = frozenset({"about", "note"})

    number = models.PositiveIntegerField(default=1)
    why = models.CharField(max_length=12, choices=CameAgain.choices)
    note = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_again_once"),
        ]

    def __str__(self) -> str:
        return f"{self.why} ({self.contact_id})"
