"""What was sent to whom. Facts but for when it left; never a word about a child."""

from django.db import models

from sightline.core.models import Row, Table


class Message(Row):
    """One message to one member of staff or one agency's address, from fixed wording."""

    TABLE = Table.WORKING
    RETENTION = "working_paper"
    PERSONAL = frozenset({"address"})

    staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=60)
    reference = models.CharField(max_length=40)
    path = models.CharField(max_length=300)
    at = models.DateTimeField()
    digest = models.BooleanField(
        default=False, help_text="Waits for the daily digest instead of leaving at once"
    )
    sent_at = models.DateTimeField(null=True)
    failed = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
