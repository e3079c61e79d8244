"""A named worker who finds the right professional, where there is risk but not significant harm (FD-30)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.models.parts import OfContact


class NamedWorker(OfContact):
    """Who was named, and to find whom. Naming somebody else is a further row with the next number."""

    PERSONAL = frozenset({"about", "task"})

    number = models.PositiveIntegerField(default=1)
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    task = models.TextField(help_text="What kind of professional is needed, for what")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_named_worker_once"),
        ]

    def __str__(self) -> str:
        return f"named worker {self.number} of {self.contact_id}"


class ProfessionalFound(OfContact):
    """The professional who completes the assessment, found by the named worker and agreed with them."""

    PERSONAL = frozenset({"about", "name", "organisation", "words"})

    named = models.ForeignKey(NamedWorker, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=200)
    agreed_at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["named"], name="front_door_professional_once"),
            models.CheckConstraint(condition=~Q(name=""), name="front_door_professional_named"),
        ]

    def __str__(self) -> str:
        return f"found for {self.named_id}"
