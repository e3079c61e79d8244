"""Somebody called back to say that nothing happened (FD-23a)."""

from typing import ClassVar

from django.db import models

from sightline.front_door.models.parts import OfContact


class CallBack(OfContact):
    """A second call about one contact: who, when, their words, and which follow-up was not carried through."""

    PERSONAL = frozenset({"about", "caller", "relation", "words"})

    called_at = models.DateTimeField()
    caller = models.CharField(max_length=120, blank=True)
    relation = models.CharField(max_length=120, blank=True, help_text="What they are to the child")
    words = models.TextField()
    follow_up_id = models.UUIDField(null=True, help_text="The follow-up that was reopened")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["contact", "called_at"], name="front_door_callback_contact")
        ]

    def __str__(self) -> str:
        return f"call back on {self.contact_id}"
