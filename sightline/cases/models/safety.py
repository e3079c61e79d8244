"""The safety plan, made with the child and the parents, version by version (PW-10)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.models.parts import OfCase


class SafetyPlan(OfCase):
    """One version, in words the child and the parents use. The next stands beside it."""

    PERSONAL = frozenset(
        {
            "about",
            "adults_do",
            "child_does",
            "child_part",
            "parents_do",
            "parents_part",
            "review_on",
            "safe_places",
            "whom_to_ring",
            "worries",
        }
    )

    number = models.PositiveIntegerField()
    worries = models.TextField(help_text="What we are worried about, in plain words")
    safe_places = models.TextField(help_text="Where and with whom it is safe")
    whom_to_ring = models.TextField(help_text="Whom to ring, by day and at night")
    child_does = models.TextField(blank=True)
    parents_do = models.TextField(blank=True)
    adults_do = models.TextField(help_text="What the people who work with the child do, and by when")
    with_child = models.BooleanField()
    child_part = models.TextField(blank=True, help_text="How the child took part, or why not")
    with_parents = models.BooleanField()
    parents_part = models.TextField(blank=True, help_text="How the parents took part, or why not")
    review_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_safety_plan_once"),
            models.CheckConstraint(
                condition=~Q(worries="") & ~Q(safe_places="") & ~Q(whom_to_ring="") & ~Q(adults_do=""),
                name="cases_safety_plan_is_whole",
            ),
            models.CheckConstraint(
                condition=(Q(with_child=True) | ~Q(child_part=""))
                & (Q(with_parents=True) | ~Q(parents_part="")),
                name="cases_safety_plan_says_why_without",
            ),
        ]

    def __str__(self) -> str:
        return f"safety plan {self.number} of {self.case_id}"
