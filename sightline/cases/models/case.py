"""The case: one period of one child on the exploitation pathway."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_history
from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.cases.models.parts import FRONT_DOOR, MINE
from sightline.cases.states import State
from sightline.core.models import AboutPeople
from sightline.enquiries.models import Enquiry
from sightline.front_door.models import Contact
from sightline.front_door.states import ExploitationType
from sightline.people.models import SourceRecord


class CaseRows(models.QuerySet[Any]):
    """Cases by who may see them: those on them, and, that they are there, those who read contacts."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.may(FRONT_DOOR) or viewer.staff_id is None:
            return self
        return self.filter(pk__in=MINE)

    def mine(self) -> Self:
        """Those the signed viewer is on: their team's, and those in which they hold a role."""
        return self.filter(pk__in=MINE)

    def with_mine(self) -> Self:
        """Each with `on_it`: whether the signed viewer is on it."""
        return self.annotate(on_it=models.ExpressionWrapper(models.Q(pk__in=MINE), models.BooleanField()))


@with_history()
class Case(Working, AboutPeople):
    """Opened from a decided contact or a concluded enquiry, whose words stay there and are read there (PW-09)."""

    RETENTION = "child_record"
    PERSONAL = frozenset({"about", "why", "opened_on", "allocated_on", "closed_on"})

    reference = models.CharField(max_length=15, unique=True)
    child = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    enquiry = models.ForeignKey(Enquiry, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("access.Team", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("access.Area", null=True, on_delete=models.PROTECT, related_name="+")
    exploitation_type = models.CharField(max_length=12, choices=ExploitationType.choices)
    why = models.TextField(blank=True, help_text="What the team is asked to do")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPENED)
    opened_on = models.DateField()
    opened_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    allocated_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    ending_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    closed_by = models.ForeignKey("access.Staff", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = CaseRows.as_manager()

    opened_for: Viewer | None = None
    """The viewer for whom it was opened as one of theirs, in this request; on no other occasion."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["team", "state", "-opened_on", "id"], name="cases_of_team"),
            models.Index(fields=["contact"], name="cases_of_contact"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child"], condition=~Q(state=State.CLOSED), name="cases_one_open_a_child"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="cases_ends_after_opening",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.CLOSED) & Q(closed_on__isnull=False))
                | (~Q(state=State.CLOSED) & Q(closed_on=None)),
                name="cases_ended_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED)
                | (Q(ending_by__isnull=False) & Q(closed_by__isnull=False) & ~Q(ending_by=F("closed_by"))),
                name="cases_ended_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ALLOCATED) | Q(allocated_on__isnull=False),
                name="cases_allocated_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
