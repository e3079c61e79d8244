"""What every row of a crime shares: it is the police's, says so in law, and is seen with the crime."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.expressions import RawSQL

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople

READ, CARE, SUSPECTS = "justice.read", "justice.care", "justice.suspects"
SUPPORTED = RawSQL("SELECT justice_supported()", [])
"""Ids of the crimes whose victim the signed viewer's own service stands by (`walls_sql`)."""


class CrimeRows(models.QuerySet[Any]):
    """Crimes by who may see them: those who read all, and the service that stands by the victim."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        return self.filter(pk__in=SUPPORTED) if viewer.may(CARE) else self.none()


class OfCrimeRows(models.QuerySet[Any]):
    """Facts of a crime: seen with it. The database says it again."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        return self.filter(crime_id__in=SUPPORTED) if viewer.may(CARE) else self.none()


class OfCrime(Fact, AboutPeople):
    """A fact about one crime."""

    RETENTION = "child_record"

    crime = models.ForeignKey("justice.Crime", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = OfCrimeRows.as_manager()

    class Meta:
        abstract = True
