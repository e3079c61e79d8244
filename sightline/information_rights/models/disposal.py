"""What people decided about records whose time has passed, and what is left where records were. Facts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople, Row, Table
from sightline.information_rights.states import Ground


class KeptOn(Fact, AboutPeople):
    """That a person's records are kept beyond their review date, why, and until when."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why"})

    key = models.CharField(max_length=40)
    until = models.DateField()
    why = models.TextField()

    class Meta:
        verbose_name_plural: ClassVar[str] = "records kept on"

    def __str__(self) -> str:
        return f"kept until {self.until}"


class DisposalProposal(Fact, AboutPeople):
    """That one person would have records disposed of: all of one identity, or papers up to a day.

    It is itself removed by the disposal; the tombstone says who proposed it.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why"})

    key = models.CharField(max_length=40)
    before = models.DateField(null=True, help_text="For papers: those last changed before this day")
    ground = models.CharField(max_length=12, choices=Ground.choices)
    why = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(before=None) & ~Q(about=[])) | Q(before__isnull=False, about=[]),
                name="information_rights_people_or_papers",
            ),
        ]

    def __str__(self) -> str:
        return f"disposal of {self.key}"


class DisposalRefused(Fact, AboutPeople):
    """That a second person would not confirm it, and why."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "words"})

    proposal = models.OneToOneField(DisposalProposal, on_delete=models.PROTECT, related_name="refused")
    words = models.TextField()

    class Meta:
        verbose_name_plural: ClassVar[str] = "disposals refused"

    def __str__(self) -> str:
        return f"not confirmed: {self.proposal_id}"


class Tombstone(Row):
    """What stands where records were: what class, how many rows of what, who, why, by what authority, when.

    Written by the database together with the disposal, and by nothing else. It says nothing about anybody.
    """

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset[str]()

    proposal_id = models.UUIDField(unique=True)
    key = models.CharField(max_length=40)
    ground = models.CharField(max_length=12, choices=Ground.choices)
    authority = models.CharField(max_length=300)
    years = models.PositiveIntegerField()
    before = models.DateField(null=True)
    people = models.PositiveIntegerField(help_text="How many source records went")
    removed = models.JSONField(help_text="Table: how many rows were removed")
    emptied = models.JSONField(help_text="Table: how many rows stay, empty, because others refer to them")
    proposed_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(proposed_by=models.F("by")), name="information_rights_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} disposed of"
