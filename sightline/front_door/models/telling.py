"""Telling the person who told us. A duty with a clock (FD-23, CL-01)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import ToldHow


class ReferrerTold(OfContact):
    """When, how and by whom they were told, in general words; or why nobody can be."""

    PERSONAL = frozenset({"about", "what_was_said", "why_nobody"})

    number = models.PositiveIntegerField(default=1)
    how = models.CharField(max_length=12, choices=ToldHow.choices)
    told_at = models.DateTimeField()
    what_was_said = models.TextField(blank=True)
    why_nobody = models.TextField(blank=True)
    from_file = models.BooleanField(default=False, help_text="Recorded in another system and brought in")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_told_once"),
            models.CheckConstraint(
                condition=Q(from_file=True)
                | (Q(how=ToldHow.NOBODY) & ~Q(why_nobody=""))
                | (~Q(how=ToldHow.NOBODY) & ~Q(what_was_said="")),
                name="front_door_told_what_or_why_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"told {self.number} of {self.contact_id}"
