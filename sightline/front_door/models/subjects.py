"""Whom a contact is about."""

from typing import ClassVar

from django.db import models

from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import SubjectRole


class ContactSubject(OfContact):
    """One source record that a contact is about, and in what part. The first child is number one."""

    PERSONAL = frozenset({"about", "relation"})

    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=SubjectRole.choices)
    number = models.PositiveIntegerField(default=1)
    relation = models.CharField(max_length=120, blank=True, help_text="What they are to the child")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source_record"], name="front_door_subject_record")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "source_record"], name="front_door_subject_once"),
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_subject_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.contact_id}"
