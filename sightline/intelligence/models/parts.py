"""Who sees a report and what hangs on it. The database says it again (`walls_sql`)."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from sightline.access.records import Fact
from sightline.access.states import Handling
from sightline.access.viewer import Viewer
from sightline.core.models import AboutPeople
from sightline.intelligence.states import State

SENDS, GRADES, CONSIDERS = "intelligence.send", "intelligence.grade", "intelligence.consider"
HOTSPOTS = "intelligence.hotspots"
PASSED_HERE = RawSQL("SELECT intelligence_passed_here()", [])
"""Ids of reports whose grading lets the signed viewer's own organisation consider them."""


def reached(viewer: Viewer, at: str = "") -> Q:
    """Reports a viewer reaches; `at` is the way to the report from the row asked about."""
    own = Q(**{f"{at}sent_by_id": viewer.staff_id})
    if not viewer.may(CONSIDERS):
        return own
    graded = Q(**{f"{at}state__in": (State.GRADED, State.CONSIDERED)})
    free = Q(**{f"{at}handling": Handling.OFFICIAL_SENSITIVE})
    passed = Q(**{f"{at}pk__in" if at == "" else f"{at}id__in": PASSED_HERE})
    return own | (graded & (free | passed))


class ReportRows(models.QuerySet[Any]):
    """Reports: one's own; every one for the police desk; those graded for social care, as the marks let it."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(GRADES):
            return self
        return self.filter(reached(viewer))


class OfReportRows(models.QuerySet[Any]):
    """What hangs on a report is seen with it."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(GRADES):
            return self
        return self.filter(reached(viewer, "report__"))


class GradedRows(models.QuerySet[Any]):
    """What the police, social care and the panel made of it: not for whoever sent it, who is told in other words."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(GRADES):
            return self
        return self.filter(reached(viewer, "report__")) if viewer.may(CONSIDERS) else self.none()


class OfReport(Fact, AboutPeople):
    """A fact about one report."""

    RETENTION = "intelligence_record"

    report = models.ForeignKey("intelligence.Report", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PlaceRows(models.QuerySet[Any]):
    """Hotspots are for posts that read them."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None or viewer.may(HOTSPOTS) else self.none()
