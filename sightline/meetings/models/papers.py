"""Before and at a meeting: its agenda, what each organisation sent, who came."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.follow_up.models import FollowUp
from sightline.meetings.joining import How
from sightline.meetings.models.meetings import READ, Invited, OfAskedRows, OfMeeting, OfMeetingRows
from sightline.meetings.states import Presence


class InformationRows(OfMeetingRows):
    """Those who read the pack, and the service that wrote it."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        rows = super().visible_to(viewer)
        own = Q(invited__in=Invited.objects.visible_to(viewer).values("pk"), controller=viewer.employer_id)
        mine: Any = self.filter(Q(pk__in=rows.values("pk")) | own)
        return mine  # type: ignore[no-any-return]


class Item(OfMeeting):
    """One thing on the agenda, and who asked for it."""

    PERSONAL = frozenset({"about", "title", "words"})

    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    asked_by = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()

    objects: ClassVar = OfAskedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "place"], name="meetings_item_once")
        ]

    def __str__(self) -> str:
        return self.title


class Sent(OfMeeting):
    """That the agenda and papers went to everybody asked (GR-07)."""

    PERSONAL = frozenset({"about"})

    number = models.PositiveIntegerField()

    objects: ClassVar = OfAskedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_sent_once")
        ]

    def __str__(self) -> str:
        return f"papers of {self.meeting_id}"


class Information(OfMeeting):
    """What one organisation sent for the meeting (PW-06b). A fact: more is a further row."""

    PERSONAL = frozenset({"about", "words", "third_party", "looked_in"})
    THIRD_PARTY = frozenset({"third_party"})

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="+")
    nothing = models.BooleanField(default=False, help_text="Nothing is known")
    words = models.TextField(blank=True)
    third_party = models.TextField(blank=True)
    looked_in = models.TextField()

    objects: ClassVar = InformationRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nothing=True) | ~Q(words=""), name="meetings_information_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"information for {self.meeting_id}"


class Attendance(OfMeeting):
    """What became of one place: came, sent information, apologies, neither. The highest number stands."""

    PERSONAL = frozenset({"about", "who"})

    invited = models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    presence = models.CharField(max_length=10, choices=Presence.choices)
    who = models.CharField(max_length=200, blank=True, help_text="Who came, and for whom they stood in")

    how = models.CharField(max_length=6, choices=How.choices, blank=True, help_text="In the room or remotely")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invited", "number"], name="meetings_attendance_once"),
            models.CheckConstraint(
                condition=Q(how="") | Q(presence=Presence.CAME), name="meetings_only_who_came_came_somehow"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.presence} at {self.meeting_id}"


class Arising(OfMeeting):
    """An action from a meeting; who has it, by when and what came of it stand in `follow_up` (GR-08c)."""

    PERSONAL = frozenset({"about", "words"})

    words = models.TextField()
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"action of {self.meeting_id}"

    @property
    def whose(self) -> str:
        return f"{self.team.name} ({self.agency.name})" if self.team else self.agency.name
