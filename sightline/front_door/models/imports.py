"""Files brought in: how their columns are read, what came of each, and what was wrong with it."""

from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Value

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople, Row, Table

IMPORT = "front_door.import"
Q_ = TypeVar("Q_", bound=models.QuerySet[Any])


class FileKind(models.TextChoices):
    """What a file brought in holds."""

    CONTACTS = "contacts", "Contacts"
    CENSUS = "census", "Children in need census"
    MISSING = "ssda903", "Missing episodes of the looked-after return (SSDA903)"
    CHILDREN = "903_header", "Children of the looked-after return (SSDA903 header)"
    EPISODES = "903_care", "Episodes of the looked-after return (SSDA903)"
    ANNEX_A = "annex_a", "Inspection lists of children (Annex A)"


class ImportedKind(models.TextChoices):
    """What an entry of a file became."""

    CHILD = "child", "Child"
    CONTACT = "contact", "Contact"
    REFERRAL = "referral", "Referral"
    ENTRY = "entry", "What a return says of a child"
    EPISODE = "episode", "Missing episode of a return"
    CARE = "care", "What the inspection lists say of a child in care"
    FACT = "fact", "What a table of a return says of a child"


def standing(rows: Q_, kind: str = "", subject: str = "pk") -> Q_:
    """Rows without what was taken back with its file. `kind` where the rows do not say it themselves."""
    undone = ImportBackEntry.objects.filter(
        kind=kind or OuterRef("kind"), subject_id=OuterRef(subject), undone=True
    )
    return rows.filter(~Exists(undone))


class ImportRows(models.QuerySet[Any]):
    """Rows of imports, for posts that bring in files."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows a viewer may reach: those whose post brings in files, and the system at its own work."""
        return self if viewer.may(IMPORT) or viewer.staff_id is None else self.none()

    def of(self, import_id: UUID) -> Self:
        """Those of one import."""
        return self.filter(of_import_id=import_id)

    def standing(self) -> Self:
        """Entries of what stands: without what was taken back with its file."""
        return standing(self, subject="subject_id")


class ColumnMapping(Fact):
    """One version of a saved mapping from a sender's columns to ours. A change is the next number."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    name = models.SlugField(max_length=60)
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    document = models.JSONField()
    fingerprint = models.CharField(max_length=64)

    objects = ImportRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "number"], name="front_door_mapping_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"


class Upload(Row):
    """A file sent through the browser, until it has been brought in or given up. Seen by its sender only."""

    TABLE = Table.STATE
    RETENTION = "working_paper"
    PERSONAL = frozenset({"name"})

    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    content = models.BinaryField()
    sent_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    objects = ImportRows.as_manager()

    def __str__(self) -> str:
        return self.name


class Import(Fact):
    """That a file was begun to be brought in. What came of it is its `ImportResult`; without one, it broke off.

    A dry run writes neither.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"file_name"})

    kind = models.CharField(max_length=10, choices=FileKind.choices)
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64)
    file_size = models.PositiveBigIntegerField()
    their_system = models.CharField(max_length=60)
    mapping = models.ForeignKey(ColumnMapping, null=True, on_delete=models.PROTECT, related_name="+")
    mapping_fingerprint = models.CharField(max_length=64, blank=True)

    objects = ImportRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at"], name="front_door_import_newest")]

    def __str__(self) -> str:
        return self.file_name


class ImportResult(Fact):
    """What came of an import: how many were new and how many known, and the number of faults."""

    RETENTION = "child_record"
    PERSONAL = frozenset[str]()

    of_import = models.OneToOneField(Import, on_delete=models.PROTECT, related_name="result")
    counts = models.JSONField()
    warnings = models.PositiveIntegerField()
    errors = models.PositiveIntegerField()
    unreadable = models.TextField(blank=True, help_text="Why nothing of the file could be read")

    objects = ImportRows.as_manager()

    def __str__(self) -> str:
        return f"result of {self.of_import_id}"


class ImportFault(Fact, AboutPeople):
    """One thing wrong with a file, at its place. About a child where the row was about one who is held.

    `cells` hold the row as it was sent where it was not kept, so that it can be mended and sent again. One about
    nobody who is held is reached by no child's disposal: it goes with the working papers.
    """

    RETENTION, NAMING_NOBODY = "child_record", "working_paper"
    PERSONAL = frozenset({"about", "cells", "place", "value"})

    of_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    level = models.CharField(max_length=8)
    place = models.CharField(max_length=400)
    sentence = models.TextField()
    value = models.TextField(blank=True)
    row = models.PositiveIntegerField(default=0, db_default=0, help_text="Of the row not kept; none: 0")
    cells = models.JSONField(default=list, db_default=Value([], models.JSONField()))

    objects = ImportRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of_import", "number"], name="front_door_fault_once"),
        ]

    def __str__(self) -> str:
        return f"{self.level}: {self.place}: {self.sentence}"


class Imported(Fact, AboutPeople):
    """What one entry of a file became, under the key by which the next file is told that it is held."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "key"})

    of_import = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    their_system = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=ImportedKind.choices)
    key = models.CharField(max_length=200)
    number = models.PositiveIntegerField(
        default=1,
        db_default=1,
        help_text="Under one key: one more each time it was taken back and sent again",
    )
    fingerprint = models.CharField(max_length=64)
    subject_id = models.UUIDField()

    objects = ImportRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "their_system", "kind", "key", "number"],
                name="front_door_imported_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class ImportBack(Fact):
    """That a file is taken back as a whole, by whom and why. What became of it are its entries."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"why"})

    of_import = models.OneToOneField(Import, on_delete=models.PROTECT, related_name="back")
    why = models.TextField()

    objects = ImportRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(why=""), name="front_door_import_back_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.of_import_id} taken back"


class ImportBackEntry(Fact, AboutPeople):
    """One thing a file made: withdrawn, or left as it is because of later work, which `reason` names."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "called", "reason"})

    back = models.ForeignKey(ImportBack, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=ImportedKind.choices)
    subject_id = models.UUIDField()
    called = models.CharField(max_length=120, help_text="What it is called on a page")
    undone = models.BooleanField()
    reason = models.TextField(blank=True)

    objects = ImportRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "undone"], name="front_door_back_entry_once"
            ),
            models.CheckConstraint(
                condition=models.Q(undone=True) | ~models.Q(reason=""), name="front_door_left_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id} {'withdrawn' if self.undone else 'left'}"
