"""What people decided about whether two source records are one person. Facts."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows
from sightline.people.models.source_records import SourceRecord
from sightline.people.states import Decision


class LinkDecision(Fact, AboutPeople):
    """One decision about one pair, with what agreed and differed when it was made.

    The decision with the highest number of a pair stands. An identity is whatever standing confirmed
    decisions join; nothing is stored about it and nothing points at it.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset({"decision", "why", "agreed", "differed", "about"})

    one = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    decision = models.CharField(max_length=12, choices=Decision.choices)
    why = models.TextField()
    agreed = ArrayField(models.TextField(), default=list)
    differed = ArrayField(models.TextField(), default=list)

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other", "number"], name="people_link_number_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="people_link_in_order"),
        ]

    def __str__(self) -> str:
        return self.get_decision_display()
