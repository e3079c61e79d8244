"""That a copy of a contact's decision was taken for the council's main case system."""

from typing import ClassVar

from django.db import models

from sightline.front_door.models.parts import OfContact


class CopyOut(OfContact):
    """One export: in which form, for which system, under which reference of theirs."""

    PERSONAL = frozenset({"about", "their_reference"})

    form = models.CharField(
        max_length=8, choices=[("page", "Page"), ("text", "Plain text"), ("json", "JSON")]
    )
    their_system = models.CharField(max_length=60, blank=True)
    their_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact"], name="front_door_copyout_contact")]

    def __str__(self) -> str:
        return f"{self.form} of {self.contact_id}"
