"""Files of crimes a force sent: how their columns are read, what came of each, what was wrong, and its taking back."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.justice.models.parts import OfCrime
from sightline.justice.models.suspects import OfSuspect

RECORD = "justice.record"


class FileRows(models.QuerySet[Any]):
    """Rows of the viewer's own force."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None:
            return self
        return self.filter(controller_id=viewer.employer_id) if viewer.may(RECORD) else self.none()


class CrimeMapping(Fact):
    """One version of a saved mapping from a force's columns to ours. A change is the next number."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    name = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    document = models.JSONField()

    objects: ClassVar = FileRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "name", "number"], name="justice_mapping_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"


class CrimeFile(Fact):
    """One file that was brought in, known again by its digest."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"name"})

    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    mapping = models.ForeignKey(CrimeMapping, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = FileRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["controller", "digest"], name="justice_file_digest")]

    def __str__(self) -> str:
        return self.name


class CrimeFileFault(Fact, AboutPeople):
    """One thing wrong with one row, behind the walls of the child it is about where that is known.

    `cells` hold the row as it was sent where nothing of it was kept, so that it can be mended and sent again.
    A row that names no child on record is a working paper, and goes with them.
    """

    RETENTION, NAMING_NOBODY = "child_record", "working_paper"
    PERSONAL = frozenset({"about", "cells", "sentence"})

    file = models.ForeignKey(CrimeFile, on_delete=models.PROTECT, related_name="faults")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=80, blank=True)
    sentence = models.CharField(max_length=300)
    kept = models.BooleanField(help_text="True: the row was kept, and something in it was left out")
    cells = models.JSONField(default=list, help_text="Headings with what stood under them, in order")

    objects: ClassVar = FileRows.as_manager()

    def __str__(self) -> str:
        return f"row {self.row} of {self.file_id}"


class CrimeFileEntry(OfCrime):
    """That a file made or changed a crime; `version` is the crime's, as the file left it."""

    PERSONAL = frozenset({"about"})

    file = models.ForeignKey(CrimeFile, on_delete=models.PROTECT, related_name="entries")
    new = models.BooleanField()
    version = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "crime"], name="justice_file_entry_once")
        ]

    def __str__(self) -> str:
        return f"{self.crime_id} of {self.file_id}"


class CrimeFileBack(Fact):
    """That a file was taken back as a whole, why, and how many of its crimes were left because of later work."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"why"})

    file = models.OneToOneField(CrimeFile, on_delete=models.PROTECT, related_name="back")
    why = models.TextField()
    withdrawn = models.PositiveIntegerField()
    left = models.PositiveIntegerField()

    objects: ClassVar = FileRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="justice_file_back_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} taken back"


class Withdrawn(OfCrime):
    """That a crime was recorded by mistake, and why. What was kept of it stays."""

    PERSONAL = frozenset({"about", "why"})

    why = models.TextField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(why=""), name="justice_withdrawn_why")]

    def __str__(self) -> str:
        return f"{self.crime_id} withdrawn"


class PassedBack(OfSuspect):
    """That leave to see a suspect was taken back, and why."""

    PERSONAL = frozenset({"about", "why"})

    passed = models.OneToOneField("justice.Passed", on_delete=models.PROTECT, related_name="back")
    why = models.TextField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(why=""), name="justice_passed_back_why")]

    def __str__(self) -> str:
        return f"{self.passed_id} taken back"
