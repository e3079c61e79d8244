"""Who is working with a child. A working row, written by other folders through this folder's actions."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows, with_history
from sightline.people.models.source_records import SourceRecord


@with_history()
class Involvement(Working, AboutPeople):
    """One agency, team or member of staff, in one role, from when, until when."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"role", "who", "started_on", "ended_on", "why_ended", "about"})

    record = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="involvements")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(
        "access.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    who = models.CharField(max_length=120, blank=True, help_text="A name, where the person has no sign-in")
    role = models.CharField(max_length=120)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)
    folder = models.CharField(max_length=40, help_text="Which folder's work this is")
    reference_id = models.UUIDField(null=True, help_text="The record it came from")

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="people_involvement_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.role
