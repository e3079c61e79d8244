"""Entries of an enquiry drawn into a case: each keeps the wall of its entry (IS-01, IS-02, PW-09)."""

from typing import ClassVar, Self

from django.db import models

from sightline.access.viewer import Viewer
from sightline.cases.models.parts import OfCase, OfCaseRows
from sightline.enquiries.models import Entry


class DrawnIntoRows(OfCaseRows):
    """Read by whoever reads the entry itself; others on the case are told how many are held."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(entry__in=Entry.objects.visible_to(viewer).values("pk"))


class DrawnInto(OfCase):
    """That a social worker of an enquiry drew one of its entries into a case, and why. The words stay there."""

    PERSONAL = frozenset({"about", "why"})

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    objects: ClassVar = DrawnIntoRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "entry"], name="cases_drawn_once"),
            models.CheckConstraint(condition=~models.Q(why=""), name="cases_drawn_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.case_id}"
