"""Words in a contact's text that may speak of exploitation, and what a person says of each (FD-03, FD-03a)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sightline.front_door.kinds import Relevance
from sightline.front_door.models.parts import OfContact


class TermMatch(OfContact):
    """One term of the list, found in one part of the text: where, and in which version of the list.

    It ticks nothing and counts for nothing but itself: terms are never added up, weighed or put in order.
    """

    PERSONAL = frozenset({"about"})

    term = models.CharField(max_length=80)
    group = models.CharField(max_length=60)
    list_version = models.CharField(max_length=20)
    field = models.CharField(max_length=40)
    starts = ArrayField(models.PositiveIntegerField())
    ends = ArrayField(models.PositiveIntegerField())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["contact", "at"], name="front_door_match_contact")]

    def __str__(self) -> str:
        return f"a term in {self.field}"


class TermAnswer(OfContact):
    """What a person says of a match: it is about exploitation, it is not, or they cannot tell. The last stands."""

    PERSONAL = frozenset({"about"})

    match = models.ForeignKey("front_door.TermMatch", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Relevance.choices)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["match", "at"], name="front_door_term_answer")]

    def __str__(self) -> str:
        return str(self.answer)
