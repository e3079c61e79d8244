"""One meeting, and what every row that hangs on it shares."""

from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import connection, models
from django.db.models import Q

from sightline.access.history import with_history
from sightline.access.records import Fact, Working
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.meetings.joining import Mode
from sightline.meetings.models.groups import GROUPS, Group, Seat
from sightline.meetings.states import Again, Kind, Part, State

OPEN, READ, CALL = "meetings.open", "meetings.read", "meetings.call"


def in_pack(viewer: Viewer) -> list[UUID]:
    """Meetings whose papers this viewer reads as one of those named to come. The database reckons it."""
    return _ids("SELECT * FROM meetings_pack()")


def asked_here(viewer: Viewer) -> list[UUID]:
    """Meetings that the viewer's service is asked to."""
    return _ids("SELECT * FROM meetings_asked_here()")


def _ids(asked: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [key for (key,) in cursor.fetchall()]


class MeetingRows(models.QuerySet[Any]):
    """Meetings by who may see them; the same stands in the database (`walls_sql`)."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        if not viewer.may(OPEN):
            return self.none()
        seen = Q(pk__in={*in_pack(viewer), *asked_here(viewer)})
        return self.filter(seen | Q(about=[]) if viewer.may(GROUPS) else seen)


class OfMeetingRows(models.QuerySet[Any]):
    """Papers, minutes, votes: those who read the pack."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        if not viewer.may(OPEN):
            return self.none()
        seen = Q(meeting_id__in=in_pack(viewer))
        return self.filter(seen | Q(about=[]) if viewer.may(GROUPS) else seen)


class OfAskedRows(OfMeetingRows):
    """What those asked see as well: whom else, and what is on the agenda."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(meeting__in=Meeting.objects.visible_to(viewer).values("pk"))


@with_history()
class Meeting(Working, AboutPeople):
    """One meeting. `subject_kind` and `subject_id` say what it is of to whoever above had it called."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why", "place", "reason", "subject_id"})

    reference = models.CharField(max_length=15, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    why = models.TextField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    mode = models.CharField(max_length=5, choices=Mode.choices, blank=True)
    called_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.CALLED)
    reason = models.TextField(blank=True, help_text="Why it was moved, postponed or cancelled, the last time")
    again = models.CharField(max_length=12, choices=Again.choices, blank=True)

    objects: ClassVar = MeetingRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-starts_at", "id"], name="meetings_by_day"),
            models.Index(fields=["group", "-starts_at"], name="meetings_of_group"),
            models.Index(fields=["subject_id"], name="meetings_of_subject"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["postponed", "cancelled"]) | ~Q(reason=""),
                name="meetings_says_why_not_held",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def title(self) -> str:
        return self.group.name if self.group else Kind(self.kind).label


class OfMeeting(Fact, AboutPeople):
    """A fact about one meeting."""

    RETENTION = "child_record"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = OfMeetingRows.as_manager()

    class Meta:
        abstract = True


class Invited(OfMeeting):
    """One place at the table: an organisation, the post it is asked for, and what it was asked to send."""

    PERSONAL = frozenset({"about"})

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.MEMBER)
    follow_up = models.ForeignKey("follow_up.FollowUp", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = OfAskedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "agency", "team", "post"],
                nulls_distinct=False,
                name="meetings_invited_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(part="chair"), name="meetings_one_in_the_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} at {self.meeting_id}"

    @property
    def name(self) -> str:
        """The place as people say it."""
        whom = f"{self.team.name} ({self.agency.name})" if self.team else self.agency.name
        return f"{whom}: {self.post}" if self.post else whom


class Coming(OfMeeting):
    """Who comes in a place, from now on; the highest number of a place and person stands."""

    PERSONAL = frozenset({"about"})

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    coming = models.BooleanField(default=True)
    number = models.PositiveIntegerField()

    objects: ClassVar = OfAskedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invited", "staff", "number"], name="meetings_coming_once")
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "meeting"], name="meetings_coming_staff")]

    def __str__(self) -> str:
        return f"{self.staff_id} to {self.meeting_id}"
