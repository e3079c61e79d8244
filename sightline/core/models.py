"""The bases of every row, and the outbox of events that one folder leaves for those above it."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Row(models.Model):
    """A row with an identifier nobody can guess, so that walled rows cannot be probed for."""

    RETENTION: ClassVar[str]
    PERSONAL: ClassVar[frozenset[str]]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class AboutPeople(models.Model):
    """Says whom a row is about; the database works out from that which walls stand round it.

    `about` holds source-record ids. `walls` is filled by a trigger and cannot be set by hand.
    """

    about = ArrayField(models.UUIDField(), default=list, blank=True)
    walls = ArrayField(models.UUIDField(), default=list, blank=True, editable=False)

    class Meta:
        abstract = True


class Event(Row, AboutPeople):
    """Something that happened below and may start work above. A fact; carries ids, never text."""

    RETENTION = "working_paper"
    PERSONAL = frozenset({"about", "subject_id"})

    kind = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class Reaction(Row):
    """That one handler has dealt with one event, written with its work so that it runs once. A fact."""

    RETENTION = "working_paper"
    PERSONAL = frozenset[str]()

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    handler = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "handler"], name="core_reaction_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handler} for {self.event_id}"
