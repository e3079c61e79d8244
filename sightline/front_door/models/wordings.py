"""Scripts and lists of words as a partnership keeps them: each change a version, put in use by a second person."""

from typing import ClassVar

from django.db import models

from sightline.core.models import Row, Table
from sightline.front_door.models.set_up import SetUpRows


class Wording(Row):
    """One version of a script, of the questions of every call, or of a list of words. A fact: a change is the next.

    What ships is a file and has no row. A version counts for nothing until somebody else has put it in use.
    """

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    part = models.CharField(max_length=20, help_text="The kind of call, or shared, terms, language")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="The whole of it, as in the file that ships")
    why = models.CharField(max_length=300, help_text="Who decided this, and when")
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SetUpRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "number"], name="front_door_wording_once"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.number}"


class WordingInUse(Row):
    """A second person put a version in use, with all the changes before it. The highest number stands."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    wording = models.OneToOneField("front_door.Wording", on_delete=models.PROTECT, related_name="in_use")
    words = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SetUpRows.as_manager()

    def __str__(self) -> str:
        return f"in use: {self.wording_id}"
