"""Ending: the exit plan, the proposal with its reason, and the second person who reads it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.cases.models.parts import OfCase
from sightline.cases.states import Why


class ExitPlan(OfCase):
    """What keeps the child safe when the service steps back, made with the child and the parents."""

    PERSONAL = frozenset({"about", "changed", "stays", "signs", "handed_to", "child_words", "parents_words"})

    number = models.PositiveIntegerField()
    changed = models.TextField(help_text="What is safer now, and how that is known (PW-30)")
    stays = models.TextField(help_text="Trusted people and services who stay")
    signs = models.TextField(help_text="What would bring us back, and whom to tell")
    handed_to = models.TextField(
        blank=True, help_text="The service it steps down to, and who there has agreed"
    )
    child_words = models.TextField()
    parents_words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_exit_plan_once"),
            models.CheckConstraint(
                condition=~Q(changed="")
                & ~Q(stays="")
                & ~Q(signs="")
                & ~Q(child_words="")
                & ~Q(parents_words=""),
                name="cases_exit_plan_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"exit plan {self.number} of {self.case_id}"


class Ending(OfCase):
    """That somebody proposes to end the case: with the exit plan, or by a manager with another reason."""

    PERSONAL = frozenset({"about", "words"})

    number = models.PositiveIntegerField()
    why = models.CharField(max_length=10, choices=Why.choices)
    plan = models.ForeignKey(ExitPlan, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_ending_once"),
            models.CheckConstraint(
                condition=~Q(why=Why.PLAN) | Q(plan__isnull=False), name="cases_ending_has_its_plan"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="cases_ending_says_why"),
        ]

    def __str__(self) -> str:
        return f"ending {self.number} of {self.case_id}"


class EndingRead(OfCase):
    """That a second, different person read the proposal: the case ends, or stays open."""

    PERSONAL = frozenset({"about", "words"})

    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="reading")
    first_by = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(by__isnull=False) & ~Q(by=F("first_by")), name="cases_ended_by_another"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""), name="cases_keeping_open_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"second reading of {self.ending_id}"
