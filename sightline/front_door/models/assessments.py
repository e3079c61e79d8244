"""The second, detailed assessment of a contact that met the threshold (FD-18, FD-19)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import AssessmentOutcome, SupportGiven


class Assessment(OfContact):
    """What the second assessment found. A later finding is a further row with the next number."""

    PERSONAL = frozenset({"about", "context", "family_dynamics"})

    number = models.PositiveIntegerField(default=1)
    context = models.TextField(blank=True)
    family_dynamics = models.TextField(blank=True)
    assessment_outcome = models.CharField(max_length=16, choices=AssessmentOutcome.choices)
    support_given = models.CharField(max_length=12, choices=SupportGiven.choices, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_assessment_once"),
            models.CheckConstraint(
                condition=Q(support_given="") | Q(assessment_outcome=AssessmentOutcome.NOT_A_FACTOR),
                name="front_door_support_where_not_a_factor",
            ),
        ]

    def __str__(self) -> str:
        return self.assessment_outcome
