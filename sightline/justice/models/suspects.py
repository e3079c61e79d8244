"""Suspects as records of their own, seen by handling code only, and which crimes each is suspected of."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from sightline.access.history import with_history
from sightline.access.records import Fact, Working
from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.justice.models.parts import SUSPECTS
from sightline.justice.states import Brought, Category, Employment
from sightline.people.models import SourceRecord
from sightline.people.states import Ethnicity, Sex


class SuspectRows(models.QuerySet[Any]):
    """Suspects for posts that read them; which of them, the database says by the handling code of each."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(SUSPECTS) else self.none()


@with_history()
class Suspect(Working, AboutPeople):
    """One person suspected of any number of crimes. What is known of them, no judgement and no number (ID-17, ID-17a).

    `handling` says who sees the row: the police who hold it, those it was passed to, or those named.
    """

    RETENTION = "intelligence_record"
    PERSONAL = frozenset(
        {"about", "called", "police_reference", "category", "sex", "age", "ethnicity", "employment"}
        | {"occupation", "taxi_driver", "education", "special_needs", "neet", "method", "exploited"}
    )
    THIRD_PARTY = frozenset({"called", "method", "exploited"})

    reference = models.CharField(max_length=15, unique=True)
    police_reference = models.CharField(max_length=40, help_text="The police's own number of the person")
    called = models.CharField(max_length=120, blank=True)
    known_as = models.ForeignKey(
        SourceRecord, null=True, on_delete=models.PROTECT, related_name="+", help_text="A child known here"
    )
    category = models.CharField(max_length=10, choices=Category.choices, default=Category.SUSPECT)
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    age = models.PositiveSmallIntegerField(null=True, help_text="At the time of the crime")
    ethnicity = models.CharField(max_length=4, choices=Ethnicity.choices, blank=True)
    employment = models.CharField(max_length=12, choices=Employment.choices, blank=True)
    occupation = models.CharField(max_length=120, blank=True)
    taxi_driver = models.BooleanField(null=True)
    education = models.CharField(max_length=200, blank=True, help_text="Attendance, where of school age")
    special_needs = models.CharField(max_length=200, blank=True)
    neet = models.BooleanField(null=True, help_text="Not in education, work or training")
    method = models.TextField(blank=True, help_text="How they come near children; places and means only")
    exploited = models.TextField(blank=True, help_text="What suggests that they are exploited themself")
    added_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = SuspectRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "police_reference"], name="justice_suspect_once"),
            models.CheckConstraint(condition=~Q(police_reference=""), name="justice_suspect_has_its_number"),
            models.CheckConstraint(condition=Q(age=None) | Q(age__lte=120), name="justice_suspect_age"),
        ]

    def __str__(self) -> str:
        return self.reference


class OfSuspect(Fact, AboutPeople):
    """A fact about one suspect."""

    RETENTION = "intelligence_record"

    suspect = models.ForeignKey(Suspect, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = SuspectRows.as_manager()

    class Meta:
        abstract = True


class Passed(OfSuspect):
    """That the police gave leave for an organisation, or somebody named, to see a suspect; and why."""

    PERSONAL = frozenset({"about", "why"})

    agency = models.ForeignKey("access.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False, staff=None) | Q(agency=None, staff__isnull=False),
                name="justice_passed_to_one",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="justice_passed_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.suspect_id} passed on"


class Suspected(OfSuspect):
    """That somebody is suspected of a crime, or is no longer; the highest number of the pair stands (JU-03)."""

    PERSONAL = frozenset({"about", "stands", "why"})

    crime = models.ForeignKey("justice.Crime", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stands = models.BooleanField(help_text="False: no longer suspected of it, or named by mistake")
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "suspect", "number"], name="justice_suspected_once"),
            models.CheckConstraint(condition=Q(stands=True) | ~Q(why=""), name="justice_suspected_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.suspect_id} of {self.crime_id}"


class Charge(OfSuspect):
    """That a suspect was charged or summonsed for a crime (JU-04)."""

    PERSONAL = frozenset({"about", "how", "charged_on"})

    crime = models.ForeignKey("justice.Crime", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=Brought.choices)
    charged_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["crime", "suspect"], name="justice_charged_once")
        ]

    def __str__(self) -> str:
        return f"{self.how} of {self.suspect_id}"


WHAT_HANDLING_MEANS = {
    Handling.OFFICIAL_SENSITIVE: "Posts that read suspects, in every organisation",
    Handling.ORIGINATOR: "The police; others only with their leave",
    Handling.NAMED_ONLY: "Whoever wrote it, and those named",
}
