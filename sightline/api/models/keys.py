"""A key by which an agency's own system calls. Of the secret only a digest is kept."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.history import with_whole_history
from sightline.api.states import Scope
from sightline.core.models import Row, Table


@with_whole_history(but=("digest", "last_used_on"))
class Key(Row):
    """It does what its post may do, and of that only its `scopes`. `agency` is the post's employer when it was made."""

    TABLE = Table.WORKING
    RETENTION = "staff_record"
    PERSONAL = frozenset[str]()

    title = models.CharField(max_length=80, help_text="Which system uses it")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    scopes = ArrayField(models.CharField(max_length=40, choices=Scope.choices))
    expires_on = models.DateField(help_text="The first day without it")
    last_used_on = models.DateField(null=True)
    made_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None, revoked_why="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoked_why="")),
                name="api_key_revoked_says_by_whom_and_why",
            ),
            models.CheckConstraint(condition=~Q(scopes=[]), name="api_key_may_do_something"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.prefix})"

    def works(self, on: date) -> bool:
        """Whether it has neither been revoked nor run out."""
        return self.revoked_at is None and on < self.expires_on
