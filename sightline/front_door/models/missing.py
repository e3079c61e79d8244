"""A missing report as the front door receives it, and whether it is linked to exploitation (MS-03, MS-04)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.front_door.kinds import MissingLinked
from sightline.front_door.models.parts import FrontDoorRows, OfContact


class MissingNotice(Fact, AboutPeople):
    """What the police sent, before it became a contact: a file's row, or another folder's event."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "their_reference", "last_seen", "circumstances", "told_by"})

    their_reference = models.CharField(max_length=80)
    source_record = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    missing_since = models.DateTimeField(null=True)
    last_seen = models.TextField(blank=True)
    circumstances = models.TextField(blank=True)
    told_by = models.CharField(max_length=120, blank=True)

    objects = FrontDoorRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "their_reference"], name="front_door_notice_once"),
        ]

    def __str__(self) -> str:
        return f"missing notice {self.pk}"


class MissingReport(OfContact):
    """That a contact is a missing report. Every one says that the child may be in danger (MS-03)."""

    PERSONAL = frozenset({"about", "last_seen", "police_reference"})

    missing_since = models.DateTimeField(null=True)
    last_seen = models.TextField(blank=True)
    police_reference = models.CharField(max_length=80, blank=True)
    told = models.ForeignKey("missing.Report", null=True, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(
        "front_door.MissingNotice", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact"], name="front_door_missing_once"),
            models.UniqueConstraint(
                fields=["told"], condition=Q(told__isnull=False), name="front_door_missing_of_report_once"
            ),
            models.UniqueConstraint(
                fields=["notice"], condition=Q(notice__isnull=False), name="front_door_missing_of_notice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"missing report {self.contact_id}"


class MissingLink(OfContact):
    """Whether a missing report is linked to exploitation, by whom and why. A later finding is a further row."""

    PERSONAL = frozenset({"about", "why"})

    linked = models.CharField(max_length=12, choices=MissingLinked.choices)
    why = models.TextField()
    number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_missing_link_once"),
        ]

    def __str__(self) -> str:
        return str(self.linked)
