"""The second, detailed assessment of a contact that met the threshold (FD-18, FD-19)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.front_door.choices import AssessmentOutcome, OpenTo, SupportGiven
from sightline.front_door.models.parts import OfContact


class Assessment(OfContact):
    """What the second assessment found. A later finding is a further row with the next number."""

    PERSONAL = frozenset({"about", "context", "family_dynamics", "reason", "support_detail"})

    number = models.PositiveIntegerField(default=1)
    context = models.TextField(blank=True)
    family_dynamics = models.TextField(blank=True)
    assessment_outcome = models.CharField(max_length=16, choices=AssessmentOutcome.choices)
    support_given = models.CharField(max_length=12, choices=SupportGiven.choices, blank=True)

    support_detail = models.TextField(blank=True, db_default="", help_text="What support was given (FD-19a)")
    opened_to = models.CharField(max_length=12, choices=OpenTo.choices, blank=True, db_default="")
    reason = models.TextField(blank=True, db_default="")
    deliver_agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    deliver_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")

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
