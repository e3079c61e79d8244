"""Who two people are to each other. A working row about both."""

from collections.abc import Collection
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows, with_history
from sightline.people.models.source_records import SourceRecord
from sightline.people.states import TURNED, Role


@with_history()
class Relationship(Working, AboutPeople):
    """`first` is `role` to `second`. Kept once and read from either side."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"role", "from_on", "to_on", "words", "about"})

    first = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="people_related_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"

    def role_of_other(self, record_ids: Collection[UUID]) -> str:
        """What the other person is to the person whose records these are."""
        role = Role(self.role)
        return (TURNED[role] if self.first_id in record_ids else role).label
