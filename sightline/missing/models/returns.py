"""What yearly returns say of a child's missing episodes. They are compared with the episodes and never become any."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.missing.codes import Kind
from sightline.missing.models.parts import KeptRows


class StandingReturned(models.Manager.from_queryset(KeptRows)):  # type: ignore[misc]
    """Those that stand: what was taken back with its file is read nowhere."""

    def get_queryset(self) -> KeptRows:
        rows: KeptRows = super().get_queryset().filter(stands=True)
        return rows


class Returned(Fact, AboutPeople):
    """A fact of a return about one child. Only `stands` changes, when its file is taken back."""

    RETENTION = "child_record"

    child = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    came_from_id = models.UUIDField(help_text="The file it came in with")
    stands = models.BooleanField(default=True, db_default=True)

    objects: ClassVar = StandingReturned()
    ever: ClassVar = KeptRows.as_manager()

    class Meta:
        abstract = True


class ReturnedEpisode(Returned):
    """One time away as the looked-after return gives it. A later return that says when it ended adds a row."""

    PERSONAL = frozenset({"about", "kind", "began_on", "ended_on"})

    kind = models.CharField(max_length=8, choices=Kind.choices)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-began_on", "id"], name="missing_returned_by_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "kind", "began_on", "ended_on"],
                condition=Q(stands=True),
                nulls_distinct=False,
                name="missing_returned_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="missing_returned_after_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.began_on}"


class ReturnedCare(Returned):
    """What list 8 of the inspection lists says of twelve months: how often, and the last return interview."""

    PERSONAL = frozenset({"about", "missing_times", "absent_times", "offered", "accepted"})

    missing_times = models.PositiveSmallIntegerField(null=True)
    absent_times = models.PositiveSmallIntegerField(null=True)
    offered = models.BooleanField(null=True)
    accepted = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "came_from_id"], condition=Q(stands=True), name="missing_care_once_a_file"
            ),
        ]

    def __str__(self) -> str:
        return f"list 8: {self.missing_times}"
