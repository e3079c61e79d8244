"""What every row of a case shares."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.cases.states import Role
from sightline.core.models import AboutPeople

FRONT_DOOR = "front_door.read"
MINE = RawSQL("SELECT cases_mine()", [])
"""Ids of the cases the signed viewer is on: their team's, and those in which they hold a role (`walls_sql`)."""


class OfCaseRows(models.QuerySet[Any]):
    """Rows for those on the case: its team, and whoever holds a role in it. The database says the same again."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.staff_id is None else self.filter(case_id__in=MINE)

    def of(self, case_id: Any) -> Self:
        """Those of one case, as they came."""
        return self.filter(case_id=case_id).order_by("at", "id")


class BesideRows(OfCaseRows):
    """Who works with the child, and under which status: also for those who read contacts."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self if viewer.may(FRONT_DOOR) else super().visible_to(viewer)


class OfCase(Fact, AboutPeople):
    """A fact about one case."""

    RETENTION = "child_record"

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = OfCaseRows.as_manager()

    class Meta:
        abstract = True


class RoleHeld(OfCase):
    """That somebody holds a role from a day; the next row of the role ends it. `held` false: nobody does now."""

    PERSONAL = frozenset({"about", "called", "organisation", "reached", "out_of_hours", "from_on", "why"})

    role = models.CharField(max_length=14, choices=Role.choices)
    number = models.PositiveIntegerField()
    held = models.BooleanField(default=True)
    staff = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=120, blank=True, help_text="A name, where the person has no sign-in")
    organisation = models.CharField(max_length=200, blank=True)
    reached = models.CharField(max_length=200, blank=True, help_text="How the family reaches them")
    out_of_hours = models.CharField(max_length=200, blank=True, help_text="Whom the family reaches at night")
    from_on = models.DateField()
    why = models.TextField(blank=True)

    objects: ClassVar = BesideRows.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "case"], name="cases_role_staff")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "role", "number"], name="cases_role_once"),
            models.CheckConstraint(
                condition=Q(held=False) | Q(staff__isnull=False) | (~Q(called="") & ~Q(organisation="")),
                name="cases_role_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.case_id}"


def standing(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Of roles, those that are the last word about their role and say that somebody holds it."""
    later = RoleHeld.objects.filter(
        case_id=OuterRef("case_id"), role=OuterRef("role"), number__gt=OuterRef("number")
    )
    return rows.filter(~Exists(later), held=True)
