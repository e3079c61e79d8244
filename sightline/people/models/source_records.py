"""A person as one agency sent them, or as we took them down. A working row."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Working
from sightline.core.models import AboutPeople
from sightline.people.models.kept import PeopleRows, with_history
from sightline.people.naming.births import Born
from sightline.people.states import BirthCertainty, Ethnicity, Sex


@with_history()
class SourceRecord(Working, AboutPeople):
    """Every record in the system points here, never at an identity, so linking moves nothing.

    A row with no name is shown as "Name not held" and found by its identifiers only.
    """

    RETENTION = "child_record"
    PERSONAL = frozenset(
        {
            "reference", "sex", "born_year", "born_month", "born_day", "birth_certainty", "died_on",
            "ethnicity", "about",
        }
    )  # fmt: skip

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("access.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40, blank=True, help_text="What the agency calls this person")
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    born_year = models.PositiveSmallIntegerField(null=True, blank=True)
    born_month = models.PositiveSmallIntegerField(null=True, blank=True)
    born_day = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_certainty = models.CharField(
        max_length=12, choices=BirthCertainty.choices, default=BirthCertainty.GIVEN
    )
    died_on = models.DateField(null=True, blank=True)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity.choices, blank=True)

    objects = PeopleRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "reference"], condition=~Q(reference=""), name="people_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(born_month=None) | Q(born_month__range=(1, 12)), name="people_born_month"
            ),
            models.CheckConstraint(
                condition=Q(born_day=None) | Q(born_day__range=(1, 31)), name="people_born_day"
            ),
            models.CheckConstraint(condition=Q(about__0=F("id"), about__len=1), name="people_about_itself"),
        ]

    def __str__(self) -> str:
        return f"source record {self.reference or self.pk}"

    @property
    def born(self) -> Born:
        """The date of birth as far as it is known."""
        return Born(self.born_year, self.born_month, self.born_day)

    @property
    def born_on(self) -> date | None:
        """The date of birth, when all of it is known and it is a day of the calendar."""
        if self.born_year is None or self.born_month is None or self.born_day is None:
            return None
        try:
            return date(self.born_year, self.born_month, self.born_day)
        except ValueError:
            return None
