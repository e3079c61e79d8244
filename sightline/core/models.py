"""The bases of every row, and the outbox of events that one folder leaves for those above it."""

import uuid
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Table(StrEnum):
    """What may happen to the rows of a table. The grants of the database say the same, and a test compares."""

    FACT = "fact"  # written once: a change is a new row
    WORKING = "working"  # changes as work goes on, and does not vanish
    STATE = "state"  # of the moment: reckoned from other rows, or one person's own; may vanish


class Row(models.Model):
    """A row with an identifier nobody can guess, so that walled rows cannot be probed for.

    Each model states what kind of table it has (`TABLE`), how long its rows are kept (`RETENTION`, a key of
    the retention schedule) and which of its fields are personal (`PERSONAL`).
    """

    TABLE: ClassVar[Table]
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

    TABLE = Table.FACT
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

    TABLE = Table.FACT
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
