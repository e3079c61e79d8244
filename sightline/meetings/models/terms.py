"""Terms of confidentiality of a group or of a kind of meeting, and who accepted them (IS-04)."""

from typing import ClassVar
from uuid import UUID

from django.db import connection, models
from django.db.models import Q

from sightline.core.models import Row, Table
from sightline.meetings.models.groups import Group
from sightline.meetings.states import Kind


def closed_to_viewer() -> set[UUID]:
    """Meetings whose papers stay closed to the viewer until they accept the terms. The database reckons it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM meetings_closed()")
        return {key for (key,) in cursor.fetchall()}


class Terms(Row):
    """One version. A group's own stand before those of its kind; of each, the highest number stands."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    kind = models.CharField(max_length=20, choices=Kind.choices)
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    purpose = models.CharField(max_length=300, help_text="What the papers may be used for; on each copy")
    words = models.TextField()
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "group", "number"], nulls_distinct=False, name="meetings_terms_once"
            ),
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(words=""), name="meetings_terms_say_something"
            ),
        ]

    def __str__(self) -> str:
        return f"terms of {self.group_id or self.kind}, {self.number}"


class TermsAnswer(Row):
    """That somebody accepted a version, or would not and why. Each version is accepted once by each person."""

    TABLE = Table.FACT
    RETENTION = "staff_record"
    PERSONAL = frozenset({"accepted", "words"})

    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="answers")
    accepted = models.BooleanField()
    words = models.TextField(blank=True, help_text="Why not")
    by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["terms", "by"], condition=Q(accepted=True), name="meetings_terms_accepted_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted=True) | ~Q(words=""), name="meetings_terms_declined_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} on {self.terms_id}"
