"""A decision disputed by whoever told us or by a partner, each step of the procedure, its answer, and the telling."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.hub_states import ChallengedBy, ChallengeOutcome
from sightline.front_door.models.decisions import Decision
from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import ToldHow


class Challenge(OfContact):
    """Who disputes which decision, and what they want instead."""

    PERSONAL = frozenset({"about", "name", "role", "reach", "words", "wanted"})

    number = models.PositiveIntegerField(default=1)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    challenged_by = models.CharField(max_length=10, choices=ChallengedBy.choices)
    agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    reach = models.CharField(max_length=300, blank=True, help_text="How to reach them with the answer")
    words = models.TextField()
    wanted = models.TextField(blank=True)
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_challenge_once"),
            models.CheckConstraint(
                condition=~Q(challenged_by=ChallengedBy.PARTNER) | Q(agency__isnull=False),
                name="front_door_challenge_names_the_partner",
            ),
        ]

    def __str__(self) -> str:
        return f"challenge {self.number} to {self.contact_id}"


class ChallengeStage(OfContact):
    """One step of the procedure: to whom it was put, when, and why it went further."""

    PERSONAL = frozenset({"about", "put_to", "why"})

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    put_to = models.CharField(max_length=200)
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["challenge", "level"], name="front_door_stage_once"),
            models.CheckConstraint(
                condition=Q(level=1) | ~Q(why=""), name="front_door_stage_says_why_it_went_on"
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.level} of {self.challenge_id}"


class ChallengeAnswer(OfContact):
    """What the second person found, why, and the decision that took the earlier one's place."""

    PERSONAL = frozenset({"about", "reason", "answered_by"})

    stage = models.ForeignKey(ChallengeStage, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=ChallengeOutcome.choices)
    reason = models.TextField()
    answered_by = models.CharField(max_length=200)
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stage"], name="front_door_challenge_answered_once"),
            models.CheckConstraint(
                condition=Q(outcome=ChallengeOutcome.CHANGED, decision__isnull=False)
                | Q(outcome=ChallengeOutcome.STANDS, decision=None),
                name="front_door_challenge_change_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.stage_id})"


class ChallengeTold(OfContact):
    """That whoever challenged was told the answer and what they can do next, or why nobody can be."""

    PERSONAL = frozenset({"about", "what_was_said", "why_nobody"})

    answer = models.ForeignKey(ChallengeAnswer, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=12, choices=ToldHow.choices)
    told_at = models.DateTimeField()
    what_was_said = models.TextField(blank=True)
    why_nobody = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer"], name="front_door_challenge_told_once"),
            models.CheckConstraint(
                condition=(Q(how=ToldHow.NOBODY) & ~Q(why_nobody=""))
                | (~Q(how=ToldHow.NOBODY) & ~Q(what_was_said="")),
                name="front_door_challenge_told_what",
            ),
        ]

    def __str__(self) -> str:
        return f"told of {self.answer_id}"
