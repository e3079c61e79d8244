"""The link by which people join a meeting from elsewhere."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.meetings.joining import LONGEST
from sightline.meetings.models.meetings import OfMeeting


class Joining(OfMeeting):
    """A joining link, or that there is none any more. The highest number stands.

    It stands apart from the meeting since fewer read it: those named to come and those who run it (`joining_sql`).
    """

    PERSONAL = frozenset({"about"})

    number = models.PositiveIntegerField()
    link = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_joining_once"),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"), name="meetings_joining_is_https"
            ),
        ]

    def __str__(self) -> str:
        return f"joining {self.number} of {self.meeting_id}"
