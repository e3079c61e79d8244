"""What a review of somebody's looking found: at their own record, or at one of their family's name. A fact."""

from django.db import models

from sightline.core.models import Row, Table
from sightline.people.states import LookFinding


class LookReview(Row):
    """One line of the record of access, looked into. Names the line by its id, as the record itself names things."""

    TABLE = Table.FACT
    RETENTION = "record_of_access"
    PERSONAL = frozenset({"words"})

    event_id = models.UUIDField(unique=True)
    finding = models.CharField(max_length=20, choices=LookFinding.choices)
    words = models.CharField(max_length=1000)
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.get_finding_display())
