"""How long a class of records is kept: proposed by one person, agreed to by a second. Facts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.models import RetentionRule
from sightline.core.models import Row, Table


class ScheduleProposal(Row):
    """Another entry for one class of the schedule. It counts once a second person agrees."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    key = models.CharField(max_length=40)
    years = models.PositiveIntegerField(null=True, help_text="Empty: kept until reviewed")
    authority = models.CharField(max_length=300)
    confirmed = models.BooleanField(help_text="A lawyer or records manager has confirmed the authority")
    valid_from = models.DateField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key}: {self.years} from {self.valid_from}"


class ScheduleAnswer(Row):
    """What a second person said to it, and the entry that came of it."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    proposal = models.OneToOneField(ScheduleProposal, on_delete=models.PROTECT, related_name="answer")
    agreed = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    rule = models.ForeignKey(RetentionRule, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agreed=True, rule__isnull=False) | Q(agreed=False, rule=None),
                name="information_rights_agreed_is_a_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.agreed}"
