"""A crime against one child, and its outcomes by Home Office type: dated facts of the crime, never of a suspect."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sightline.access.history import with_history
from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.justice.models.parts import CrimeRows, OfCrime
from sightline.justice.states import VICTIM_UNABLE, Category, Location, Outcome, State, Why
from sightline.people.models import SourceRecord


@with_history()
class Crime(Working, AboutPeople):
    """One crime, one victim, any number of suspects (JU-03). The child is a source record, most often the police's."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "police_reference", "investigation", "words", "category"})

    reference = models.CharField(max_length=15, unique=True)
    child = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=10, choices=Category.choices, default=Category.VICTIM)
    police_reference = models.CharField(max_length=40, help_text="The police's own number of the crime")
    investigation = models.CharField(max_length=80, blank=True, help_text="The investigation it belongs to")
    reported_on = models.DateField()
    offence = models.CharField(max_length=6, help_text="Home Office code")
    location = models.CharField(max_length=20, choices=Location.choices, blank=True)
    enhanced = models.BooleanField(default=True, help_text="The victim has enhanced rights; every child has")
    words = models.TextField(blank=True, help_text="What others need to know; never what was done")
    owner_team = models.ForeignKey("access.Team", null=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.INVESTIGATED)

    objects: ClassVar = CrimeRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-reported_on", "id"], name="justice_crimes_newest")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "police_reference", "child"], name="justice_crime_once"
            ),
            models.CheckConstraint(condition=~Q(police_reference=""), name="justice_crime_has_its_number"),
        ]

    def __str__(self) -> str:
        return self.reference


class CrimeOutcome(OfCrime):
    """What came of a crime; the highest number stands. Where it was not charged it says why (JU-04a, JU-04b)."""

    PERSONAL = frozenset({"about", "outcome", "decided_on", "why", "words", "support"})

    number = models.PositiveIntegerField()
    outcome = models.PositiveSmallIntegerField(choices=Outcome.choices)
    decided_on = models.DateField()
    why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    words = models.TextField(blank=True)
    support = models.TextField(blank=True, help_text="What support was offered to a victim who felt unable")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "number"], name="justice_outcome_once"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.CHARGED) | ~Q(why=""), name="justice_outcome_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[each.value for each in VICTIM_UNABLE]) | ~Q(support=""),
                name="justice_outcome_says_support",
            ),
        ]

    def __str__(self) -> str:
        return f"outcome {self.outcome} of {self.crime_id}"


class Reopened(OfCrime):
    """That a crime is investigated again, and why."""

    PERSONAL = frozenset({"about", "why"})

    why = models.TextField()

    def __str__(self) -> str:
        return f"{self.crime_id} reopened"
