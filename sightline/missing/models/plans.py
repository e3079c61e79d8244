"""A child's trigger plan, its versions, and with whom it is shared (MS-10, MS-16, MS-20)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sightline.access.records import Fact
from sightline.core.models import AboutPeople
from sightline.missing.codes import Marker
from sightline.missing.models.parts import PlanRows


class OfChild(Fact, AboutPeople):
    """A fact about one child."""

    RETENTION = "child_record"

    child = models.ForeignKey("people.SourceRecord", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()

    objects: ClassVar[models.Manager[Any]] = PlanRows.as_manager()

    class Meta:
        abstract = True


class Plan(OfChild):
    """One version: background, what draws and drives, the critical steps, and the record the police would need."""

    PERSONAL = frozenset(
        {
            "about",
            "background",
            "contacts",
            "description",
            "draws",
            "intelligence",
            "marker_words",
            "markers",
            "phones",
            "places",
            "steps",
        }
    )
    THIRD_PARTY = frozenset({"contacts", "intelligence"})

    background = models.TextField()
    draws = models.TextField(blank=True)
    intelligence = models.TextField(blank=True)
    steps = models.TextField()
    markers = ArrayField(models.CharField(max_length=12, choices=Marker.choices), default=list, blank=True)
    marker_words = models.TextField(blank=True)
    description = models.TextField(blank=True)
    phones = models.TextField(blank=True)
    contacts = models.TextField(blank=True)
    places = models.TextField(blank=True)
    review_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "number"], name="missing_plan_once"),
            models.CheckConstraint(condition=~Q(steps=""), name="missing_plan_has_steps"),
        ]

    def __str__(self) -> str:
        return f"trigger plan {self.number} of {self.child_id}"


class PlanShared(OfChild):
    """That a plan is shared with an organisation, or no longer, and which services it was told it can use."""

    PERSONAL = frozenset({"about", "services", "why"})

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    shared = models.BooleanField()
    services = models.TextField(blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "agency", "number"], name="missing_plan_shared_once"),
            models.CheckConstraint(
                condition=(Q(shared=True) & ~Q(services="")) | (Q(shared=False) & ~Q(why="")),
                name="missing_plan_shared_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"plan of {self.child_id} with {self.agency_id}"
