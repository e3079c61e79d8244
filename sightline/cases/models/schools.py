"""Terms of the schools here, and contact with the child's school before something ends in the holidays (PW-22)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.cases.models.parts import OfCase
from sightline.cases.schooling import Taught
from sightline.core.models import Row, Table


class Term(Row):
    """A term, or half of one, as the council published it. A fact: a mistake is followed by the right one."""

    TABLE = Table.FACT
    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    starts_on = models.DateField(unique=True)
    ends_on = models.DateField()
    said_by = models.CharField(max_length=200, help_text="Where the dates are published")
    by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="cases_term_ends_after")
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} to {self.ends_on}"


class SchoolContact(OfCase):
    """That the child's school was spoken with, or why it could not be."""

    PERSONAL = frozenset({"about", "contacted_on", "exclusions", "school", "taught", "who", "words"})

    contacted_on = models.DateField()
    reached = models.BooleanField()
    school = models.CharField(max_length=200, blank=True)
    who = models.CharField(max_length=120, blank=True)
    words = models.TextField(help_text="What they said, or why they could not be reached")
    taught = models.CharField(max_length=12, choices=Taught.choices, blank=True)
    exclusions = models.PositiveSmallIntegerField(
        null=True, help_text="Suspensions and exclusions in the school year of that day"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(words="") & (Q(reached=False) | (~Q(school="") & ~Q(who=""))),
                name="cases_school_contact_says_whom",
            ),
            models.CheckConstraint(
                condition=Q(reached=True) | Q(taught="", exclusions=None),
                name="cases_school_not_reached_said_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"school contact in {self.case_id}"
