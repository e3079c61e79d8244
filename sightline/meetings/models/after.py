"""Children talked through by a group; draft minutes published; votes taken to the partnership (GR-08b, GR-10)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.viewer import Viewer
from sightline.meetings.models.meetings import CALL, READ, OfMeeting, OfMeetingRows
from sightline.meetings.models.minutes import Minutes, Vote
from sightline.meetings.states import Response

ANSWER = "meetings.answer"


class DiscussedRows(OfMeetingRows):
    """Those who read the pack and work with children; a post that only keeps groups reads nothing about a child."""

    def visible_to(self, viewer: Viewer) -> Self:
        rows = super().visible_to(viewer)
        works = viewer.staff_id is None or any(viewer.may(each) for each in (READ, CALL, ANSWER))
        found: Any = rows.exclude(about=[]) if works else rows.none()
        return found  # type: ignore[no-any-return]


class Discussed(OfMeeting):
    """What was said of one child at a meeting not about that child alone, and the response agreed (PW-17, PW-19).

    It is about the child and stands inside their walls. The highest number stands. `subject_kind` and `subject_id`
    say what it is of to whoever above wrote it: a case, a referral, the child's own record.
    """

    PERSONAL = frozenset({"about", "subject_id", "words"})

    number = models.PositiveIntegerField()
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    response = models.CharField(max_length=12, choices=Response.choices, blank=True)
    words = models.TextField(blank=True)

    objects: ClassVar = DiscussedRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "subject_id", "number"], name="meetings_discussed_once"
            ),
            models.CheckConstraint(
                condition=~Q(response="") | ~Q(words=""), name="meetings_discussed_says_something"
            ),
            models.CheckConstraint(condition=Q(about__len__gt=0), name="meetings_discussed_is_of_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} at {self.meeting_id}"


class DraftPublished(OfMeeting):
    """That a version of the minutes was published as a draft, and where (GR-08b). Only of meetings about nobody."""

    PERSONAL = frozenset({"about"})

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=300, help_text="Where anybody may read it")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes"], name="meetings_draft_once"),
            models.CheckConstraint(
                condition=~Q(where="") & Q(about=[]), name="meetings_draft_is_about_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.meeting_id}"


class VoteEscalated(OfMeeting):
    """That an organisation took a vote to the partnership, since it may result in harm to children (GR-10)."""

    PERSONAL = frozenset({"about", "words"})

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(help_text="How it may result in harm to children")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "agency"], name="meetings_escalated_once"),
            models.CheckConstraint(condition=~Q(words=""), name="meetings_escalated_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} escalated"


class EscalationAnswered(OfMeeting):
    """What the partnership said to it, and who for it."""

    PERSONAL = frozenset({"about", "words"})

    escalated = models.OneToOneField(VoteEscalated, on_delete=models.PROTECT, related_name="answer")
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="meetings_escalation_answer_says_what")
        ]

    def __str__(self) -> str:
        return f"answer to {self.escalated_id}"
