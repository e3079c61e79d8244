"""Where a child is placed across the border of the area, and whom to know there (PW-20, PW-20a, PW-28b)."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from sightline.cases.models.parts import BesideRows, OfCase
from sightline.cases.states import Placing


class Placement(OfCase):
    """That a looked-after child is placed here by another authority, or elsewhere by ours; the highest number stands.

    It holds an authority and whom to ring there, never an address.
    """

    PERSONAL = frozenset(
        {"about", "authority", "social_worker", "host_worker", "host_police", "told", "from_on"}
    )

    number = models.PositiveIntegerField()
    placing = models.CharField(max_length=4, choices=Placing.choices)
    authority = models.CharField(max_length=200, blank=True, help_text="The other authority")
    social_worker = models.CharField(max_length=200, blank=True, help_text="Of the placing authority")
    host_worker = models.CharField(max_length=200, blank=True, help_text="Of the host authority")
    host_police = models.CharField(max_length=200, blank=True, help_text="Of the police force there")
    told = models.TextField(blank=True, help_text="What the host authority, health and police were told")
    from_on = models.DateField()

    objects: ClassVar = BesideRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_placement_once"),
            models.CheckConstraint(
                condition=Q(placing=Placing.NONE) | ~Q(authority=""), name="cases_placement_says_where"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.placing} of {self.case_id}"


def placements_standing() -> models.QuerySet[Placement]:
    """The last word on each case, where it says that the child is placed across the border."""
    later = Placement.objects.filter(case_id=OuterRef("case_id"), number__gt=OuterRef("number"))
    rows: models.QuerySet[Placement] = Placement.objects.filter(~Exists(later)).exclude(placing=Placing.NONE)
    return rows
