"""Why a crime has no case beside it: a fact of the crime, in the words of the force that holds it (JU-01)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.justice.matched import NoCase
from sightline.justice.models.parts import OfCrime


class Unmatched(OfCrime):
    """Why the child of a crime has no case; the highest number stands."""

    PERSONAL = frozenset({"about", "why", "words"})

    number = models.PositiveIntegerField()
    why = models.CharField(max_length=10, choices=NoCase.choices)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "number"], name="justice_unmatched_once"),
            models.CheckConstraint(
                condition=~Q(why=NoCase.ANOTHER) | ~Q(words=""), name="justice_unmatched_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.crime_id} without a case: {self.why}"
