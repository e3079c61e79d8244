"""A school or college of the network, and rows seen with it."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from sightline.access.history import with_whole_history
from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.education.states import Phase

OPEN, RETURN, READ, OVERSEE = "education.open", "education.return", "education.read", "education.oversee"


class SettingRows(models.QuerySet[Any]):
    """Rows by whose setting they are of: one's own, or all. The database says it again."""

    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.staff_id is None or viewer.may(READ):
            return self
        own = viewer.may(RETURN) and viewer.employer_id is not None
        return self.filter(controller_id=viewer.employer_id) if own else self.none()


@with_whole_history()
class Setting(Working):
    """One school or college as it stands in the network. A working row; the agency holds its name."""

    RETENTION = "reference"
    PERSONAL = frozenset[str]()

    agency = models.OneToOneField("access.Agency", on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase.choices)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="education_leaves_after_joining",
            )
        ]

    def __str__(self) -> str:
        return f"setting {self.agency_id}"
