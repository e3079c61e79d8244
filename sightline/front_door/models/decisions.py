"""The first decision on a contact, by a registered social worker in their own name (FD-15 to FD-17)."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.front_door.models.parts import OfContact
from sightline.front_door.states import FirstOutcome, Level

REGISTRATION_DAYS = 366
"""A look-up of the register stands for a year."""

_CHECKED_IN_TIME = Q(registration_checked_on__gte=F("decided_on") - timedelta(days=REGISTRATION_DAYS))


class Decision(OfContact):
    """Level of need, outcome and reason. A changed decision is a further row with the next number.

    The social worker's registration is copied as it stood, so that the database itself refuses a decision
    by somebody whose registration had not been checked within the year.
    """

    PERSONAL = frozenset(
        {
            "about",
            "advice_given",
            "decided_by_name",
            "done_today",
            "immediate_action",
            "reason",
            "social_work_number",
        }
    )

    number = models.PositiveIntegerField(default=1)
    level = models.CharField(max_length=12, choices=Level.choices, blank=True)
    outcome = models.CharField(max_length=12, choices=FirstOutcome.choices, blank=True)
    reason = models.TextField(blank=True)
    advice_given = models.TextField(blank=True, help_text="Information, advice and links given (FD-17b)")
    done_today = models.TextField(blank=True, help_text="For acute: what has been done today, and by whom")
    immediate_action = models.TextField(
        blank=True, db_default="", help_text="What must be done at once, and by whom (FD-15)"
    )
    significant_harm = models.BooleanField(
        null=True, help_text="Whether there is reasonable cause to suspect significant harm (FD-30)"
    )
    deliver_agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    deliver_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    decided_on = models.DateField(help_text="The same moment as a day in London")
    due_on = models.DateField(null=True)
    decided_by_name = models.CharField(max_length=120, blank=True)
    social_work_number = models.CharField(max_length=20, blank=True)
    registration_checked_on = models.DateField(null=True)
    from_file = models.BooleanField(default=False, help_text="Made in another system and brought in")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contact", "number"], name="front_door_decision_once"),
            models.CheckConstraint(
                condition=Q(from_file=True)
                | (Q(by__isnull=False) & ~Q(social_work_number="") & _CHECKED_IN_TIME),
                name="front_door_decision_by_registered_social_worker",
            ),
            models.CheckConstraint(
                condition=Q(from_file=True) | (~Q(level="") & ~Q(outcome="") & ~Q(reason="")),
                name="front_door_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(from_file=True) | ~Q(outcome=FirstOutcome.ADVICE) | ~Q(advice_given=""),
                name="front_door_advice_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.number} on {self.contact_id}"
