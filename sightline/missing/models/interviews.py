"""The return home interview: given to whom, offered, held, checked (MS-06, MS-13, MS-18)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.missing.codes import (
    Answer,
    Checked,
    Company,
    Found,
    Late,
    PlaceKind,
    Provider,
    Pull,
    Push,
)
from sightline.missing.models.parts import Numbered, OfEpisode, WordRows, once


class Assigned(Numbered):
    """Who holds the interview: an organisation, and a person of it where one is named. The last one stands."""

    PERSONAL = frozenset({"about"})

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=12, choices=Provider.choices)

    class Meta:
        constraints: ClassVar = [once("assigned")]
        indexes: ClassVar = [models.Index(fields=["agency", "episode"], name="missing_assigned_to")]

    def __str__(self) -> str:
        return f"interview of {self.episode_id}"


class Offer(Numbered):
    """One offer of the interview, and what came of it."""

    PERSONAL = frozenset({"about", "answer", "offered_at", "words"})

    offered_at = models.DateTimeField()
    answer = models.CharField(max_length=9, choices=Answer.choices)
    words = models.TextField(blank=True)

    objects: ClassVar = WordRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            once("offer"),
            models.CheckConstraint(condition=~Q(answer="declined") | ~Q(words=""), name="missing_declined_says_why"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.answer)


def _codes(choices: list[tuple[str, str]]) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=13, choices=choices), default=list, blank=True)


class Interview(Numbered):
    """The interview as it was held. A later number puts an earlier one right; both stay readable."""

    PERSONAL = frozenset(
        {
            "about",
            "child_words",
            "company",
            "findings",
            "held_at",
            "interviewer",
            "late_words",
            "places",
            "place_words",
            "pull",
            "push",
            "seen_alone",
            "what_helps",
            "why",
        }
    )
    THIRD_PARTY = frozenset({"findings", "place_words"})

    held_at = models.DateTimeField()
    provider = models.CharField(max_length=12, choices=Provider.choices)
    interviewer = models.CharField(max_length=120)
    seen_alone = models.BooleanField()
    push = _codes(Push.choices)
    pull = _codes(Pull.choices)
    places = _codes(PlaceKind.choices)
    company = _codes(Company.choices)
    place_words = models.TextField(blank=True)
    child_words = models.TextField(blank=True)
    findings = models.TextField()
    what_helps = models.TextField(blank=True)
    late = models.BooleanField(help_text="More than 72 hours after the return")
    late_reason = models.CharField(max_length=18, choices=Late.choices, blank=True)
    late_words = models.TextField(blank=True)
    why = models.TextField(blank=True, help_text="What was wrong with the one before")

    objects: ClassVar = WordRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            once("interview"),
            models.CheckConstraint(
                condition=(Q(late=False) & Q(late_reason="")) | (Q(late=True) & ~Q(late_reason="")),
                name="missing_late_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(late_reason="other") | ~Q(late_words=""), name="missing_late_other_says_what"
            ),
            models.CheckConstraint(condition=~Q(findings=""), name="missing_interview_says_what"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="missing_corrected_says_why"),
        ]

    def __str__(self) -> str:
        return f"interview {self.number} of {self.episode_id}"


class Quality(OfEpisode):
    """What a reviewing officer found of the interview, or of the review of the care plan after it."""

    PERSONAL = frozenset({"about", "words"})

    what = models.CharField(max_length=9, choices=Checked.choices)
    found = models.CharField(max_length=6, choices=Found.choices)
    words = models.TextField()

    objects: ClassVar = WordRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="missing_quality_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.found}"
