"""A safeguarding adviser's review of a contact that reached complex or acute (FD-08)."""

from typing import ClassVar

from django.db import models

from sightline.front_door.models.parts import OfContact


class AdviserReview(OfContact):
    """What the adviser says of it. A later review is a further row."""

    PERSONAL = frozenset({"about", "words"})

    agrees = models.BooleanField(help_text="Whether what is being done is enough")
    words = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact"], name="front_door_review_contact")]

    def __str__(self) -> str:
        return f"review of {self.contact_id}"
