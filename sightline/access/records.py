"""The bases every record of the partnership stands on: the law it carries, and whether it may change."""

from typing import ClassVar

from django.db import models

from sightline.access.states import ConfidentialityBasis, Handling, LawfulBasis, Regime
from sightline.core.models import Row, Table


class Record(Row):
    """A row that carries its law: who controls it, under which regime, on what basis, how it may travel.

    Each model states `RETENTION` (a key of the retention schedule) and `PERSONAL` (its personal fields). `THIRD_PARTY`
    are those of them kept for what is about somebody else or would give away who told: whoever decides what may leave
    is shown them with the test to apply.
    """

    THIRD_PARTY: ClassVar[frozenset[str]] = frozenset()

    controller = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    regime = models.CharField(max_length=16, choices=Regime.choices, default=Regime.UK_GDPR)
    lawful_basis = models.CharField(
        max_length=20, choices=LawfulBasis.choices, default=LawfulBasis.PUBLIC_TASK
    )
    confidentiality_basis = models.CharField(
        max_length=20,
        choices=ConfidentialityBasis.choices,
        default=ConfidentialityBasis.NONE_OWED,
        blank=True,
    )
    handling = models.CharField(max_length=20, choices=Handling.choices, default=Handling.OFFICIAL_SENSITIVE)
    retention_class = models.CharField(max_length=40)

    class Meta:
        abstract = True


class Fact(Record):
    """Written once: a change is a new row with who, when and why. The database refuses edits."""

    TABLE = Table.FACT

    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Working(Record):
    """Changes as work goes on; carries a version, and the database keeps its history."""

    TABLE = Table.WORKING

    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True
