"""Lines that were put on somebody's chronology by mistake."""

from typing import ClassVar

from django.db import models

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.people.models.chronology import ChronologyLine
from sightline.people.models.kept import PeopleRows


class LineTakenBack(Fact, AboutPeople):
    """That one line never was about this person. The line stays in the records and is shown no more.

    It carries the walls of the line.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why"})

    line = models.OneToOneField(ChronologyLine, on_delete=models.PROTECT, related_name="taken_back")
    why = models.TextField()

    objects = PeopleRows.as_manager()

    class Meta:
        verbose_name_plural: ClassVar[str] = "lines taken back"

    def __str__(self) -> str:
        return f"taken back: {self.line_id}"
