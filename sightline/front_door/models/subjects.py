"""Whom a contact is about."""

from typing import ClassVar

from django.db import models

from sightline.front_door.models.parts import FrontDoorRows, OfContact
from sightline.front_door.states import SubjectRole


class StandingSubjects(models.Manager.from_queryset(FrontDoorRows)):  # type: ignore[misc]
    """Those who stand: somebody who was attached by mistake and taken off is counted nowhere."""

    def get_queryset(self) -> FrontDoorRows:
        rows: FrontDoorRows = super().get_queryset().filter(stands=True)
        return rows


class ContactSubject(OfContact):
    """One source record that a contact is about, and in what part. The first child is number one.

    The row stays for ever. Only `stands` changes, and each change leaves a `SubjectChange`.
    """

    PERSONAL = frozenset({"about", "relation"})

    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=SubjectRole.choices)
    number = models.PositiveIntegerField(default=1)
    relation = models.CharField(max_length=120, blank=True, help_text="What they are to the child")
    stands = models.BooleanField(default=True, db_default=True)

    objects: ClassVar = StandingSubjects()
    ever = FrontDoorRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source_record"], name="front_door_subject_record")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "source_record"], name="front_door_subject_once"),
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_subject_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.contact_id}"


class SubjectChange(OfContact):
    """That somebody was taken off a contact they had been put on by mistake, or put back; who, when and why.

    It is about them as well as about those the contact is about, so that both walls stand round it.
    """

    PERSONAL = frozenset({"about", "why"})

    subject = models.ForeignKey(ContactSubject, on_delete=models.PROTECT, related_name="+")
    stands = models.BooleanField()
    why = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact", "at"], name="front_door_change_contact")]

    def __str__(self) -> str:
        return f"{'put back on' if self.stands else 'taken off'} {self.contact_id}"
