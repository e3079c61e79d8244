"""Notes on a case: a manager's decision or direction, and the analysis behind a judgement, which few read."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.lead_states import NoteKind
from sightline.cases.models.judgements import Judgement
from sightline.cases.models.parts import OfCase


class ManagementNote(OfCase):
    """What a manager decided or directed, and why. Read with the case."""

    PERSONAL = frozenset({"about", "words", "why"})

    kind = models.CharField(max_length=9, choices=NoteKind.choices)
    words = models.TextField()
    why = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(why=""), name="cases_note_says_what_and_why")
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.case_id}"


class AnalysisNote(OfCase):
    """What lies behind a judgement, in words for senior managers and analysts; a wall of its own (RK-21)."""

    PERSONAL = frozenset({"about", "words"})

    judgement = models.ForeignKey(Judgement, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="cases_analysis_says_something")
        ]

    def __str__(self) -> str:
        return f"analysis of {self.case_id}"
