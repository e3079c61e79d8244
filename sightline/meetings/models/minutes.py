"""After a meeting: its minutes, word on them, that the chair agreed them; and its votes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.meetings.models.meetings import OfMeeting
from sightline.meetings.states import Choice, Result


class Minutes(OfMeeting):
    """One version of the minutes: general words, and a text under each heading of its kind."""

    PERSONAL = frozenset({"about", "words", "sections"})

    number = models.PositiveIntegerField()
    words = models.TextField()
    sections = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_minutes_once")
        ]

    def __str__(self) -> str:
        return f"minutes {self.number} of {self.meeting_id}"


class Amendment(OfMeeting):
    """What one of those who came wants put right (GR-08a)."""

    PERSONAL = frozenset({"about", "words"})

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    def __str__(self) -> str:
        return f"amendment to {self.minutes_id}"


class MinutesAgreed(OfMeeting):
    """That the chair agreed a version."""

    PERSONAL = frozenset({"about"})

    minutes = models.OneToOneField(Minutes, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.minutes_id} agreed"


class Vote(OfMeeting):
    """One question put to the vote, and what it came to (GR-09). `tied`: the chair's casting vote settled it."""

    PERSONAL = frozenset({"about", "question"})

    number = models.PositiveIntegerField()
    question = models.TextField()
    result = models.CharField(max_length=8, choices=Result.choices)
    tied = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_vote_once")
        ]

    def __str__(self) -> str:
        return f"vote {self.number} of {self.meeting_id}"


class Ballot(OfMeeting):
    """How one organisation voted, or how the chair cast theirs."""

    PERSONAL = frozenset({"about", "who"})

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=Choice.choices)
    who = models.CharField(max_length=200, blank=True)
    casting = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["vote", "agency"], condition=Q(casting=False), name="meetings_one_vote_each"
            ),
            models.UniqueConstraint(
                fields=["vote"], condition=Q(casting=True), name="meetings_one_casting_vote"
            ),
            models.CheckConstraint(
                condition=Q(casting=True, agency=None) & ~Q(choice=Choice.ABSTAIN)
                | Q(casting=False, agency__isnull=False),
                name="meetings_casting_is_the_chair_s",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.choice} on {self.vote_id}"
