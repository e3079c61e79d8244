"""What the police know of a confirmed case, and why no crime is on record where there is none (JU-01, JU-01a)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.cases.models.parts import OfCase
from sightline.justice.matched import Disclosed, NoCrime


class PoliceKnow(OfCase):
    """Whether the police team knows of the case and the child told the police; the highest number stands."""

    PERSONAL = frozenset({"about", "known", "disclosed", "on_day", "no_crime", "words"})

    number = models.PositiveIntegerField()
    known = models.BooleanField(help_text="The police's exploitation team knows of it")
    disclosed = models.CharField(max_length=8, choices=Disclosed.choices)
    on_day = models.DateField()
    no_crime = models.CharField(max_length=10, choices=NoCrime.choices, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_police_know_once"),
            models.CheckConstraint(
                condition=~Q(no_crime=NoCrime.ANOTHER) | ~Q(words=""), name="cases_no_crime_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"what the police know of {self.case_id}"
