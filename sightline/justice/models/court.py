"""What a court found about one suspect and one crime (JU-17)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.justice.court_states import SAYS_WHY, Found
from sightline.justice.models.suspects import OfSuspect


class Verdict(OfSuspect):
    """One thing a court found; the highest number of the pair stands. It is of the pair, not of the crime."""

    PERSONAL = frozenset({"about", "found", "found_on", "sentence", "words"})

    crime = models.ForeignKey("justice.Crime", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    found = models.CharField(max_length=10, choices=Found.choices)
    found_on = models.DateField()
    sentence = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True, help_text="Why it ended, or why it was quashed")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "suspect", "number"], name="justice_verdict_once"),
            models.CheckConstraint(
                condition=~Q(found__in=[each.value for each in SAYS_WHY]) | ~Q(words=""),
                name="justice_verdict_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.found} of {self.suspect_id}"
