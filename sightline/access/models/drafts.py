"""What somebody was in the middle of writing. Working rows, theirs alone."""

from typing import ClassVar

from django.db import models

from sightline.core.models import AboutPeople, Row, Table


class Draft(Row, AboutPeople):
    """The fields of one unfinished form, kept as they were typed."""

    TABLE = Table.STATE
    RETENTION = "working_paper"
    PERSONAL = frozenset({"fields", "title", "about"})

    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=120, blank=True)
    fields = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "form", "subject_id"],
                name="access_draft_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.form}"
