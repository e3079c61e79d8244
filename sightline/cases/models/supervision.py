"""Supervision: the session, who was supervised on which day, and what was agreed about each case."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from sightline.access.records import Fact
from sightline.access.viewer import Viewer
from sightline.cases.lead_states import Session
from sightline.cases.models.parts import OfCase


class SupervisionRows(models.QuerySet[Any]):
    """For whoever was supervised, whoever supervised, and the manager above named on it. The database says the same."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None:
            return self
        mine = Supervised.objects.filter(staff_id=viewer.staff_id).values("supervision")
        return self.filter(Q(by_id=viewer.staff_id) | Q(above_id=viewer.staff_id) | Q(pk__in=mine))


class Supervision(Fact):
    """One session, in words that are personal to those in it. `by` is the supervisor (WF-09, WF-09a)."""

    RETENTION = "staff_record"
    PERSONAL = frozenset({"held_on", "words"})

    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Session.choices)
    held_on = models.DateField()
    above = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(help_text="The work, the worker and their learning; no child")

    objects: ClassVar = SupervisionRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="cases_supervision_says_what"),
            models.CheckConstraint(
                condition=Q(above=None) | ~Q(above=F("by")), name="cases_supervision_above_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.held_on}"


class Supervised(Fact):
    """That somebody was supervised on a day: all of it that the team's other managers read."""

    RETENTION = "staff_record"
    PERSONAL = frozenset({"held_on"})

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("access.Staff", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Session.choices)
    held_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "-held_on"], name="cases_supervised_staff")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["supervision", "staff"], name="cases_supervised_once"),
            models.CheckConstraint(
                condition=Q(by__isnull=False) & ~Q(by=F("staff")), name="cases_supervised_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} on {self.held_on}"


class CaseDiscussed(OfCase):
    """What was agreed about one case in a session; read with the case."""

    PERSONAL = frozenset({"about", "agreed", "held_on"})

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    agreed = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["supervision", "case"], name="cases_discussed_once"),
            models.CheckConstraint(condition=~Q(agreed=""), name="cases_discussed_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} discussed on {self.held_on}"
