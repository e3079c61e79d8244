"""What happened to a person, line by line. Facts, written by each folder's actions with their wall."""

from typing import ClassVar

from django.db import models

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows
from sightline.people.models.source_records import SourceRecord


class ChronologyLine(Fact, AboutPeople):
    """One thing that happened to one person, when it happened, and where to read more.

    What happened to several people is a line for each, with all of them in `about`, so that the wall of
    any of them stands round every one of the lines.

    `only_employer` keeps a line for one employer's own staff and for posts that may read every agency's
    entries; write a second line, open to all, where others should see that something is held.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"happened_at", "kind", "title", "words", "about"})

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    kind = models.CharField(max_length=80, help_text="folder.thing, in the past tense")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    folder = models.CharField(max_length=40)
    reference_id = models.UUIDField(null=True, help_text="The record it tells of")
    only_employer = models.ForeignKey(
        "access.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PeopleRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["record", "-happened_at"], name="people_line_of_record"),
            models.Index(fields=["reference_id"], name="people_line_reference"),
        ]

    def __str__(self) -> str:
        return self.title
