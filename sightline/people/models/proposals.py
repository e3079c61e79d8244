"""Pairs of source records that a comparison of all records proposes as one person. Reckoned anew by each run."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sightline.access.viewer import Viewer
from sightline.core.models import Row, Table
from sightline.people.models.kept import OPEN
from sightline.people.models.source_records import SourceRecord
from sightline.people.states import Band

LINKS = "people.link"


class Proposals(models.QuerySet["LinkProposal"]):
    """Proposals, reached through the viewer. The database takes away a pair of which one record is behind a wall."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those of whoever decides on links, and of the system at its own work."""
        decides = viewer.may(LINKS) and viewer.may(OPEN)
        return self if decides or viewer.staff_id is None else self.none()


class LinkProposal(Row):
    """One pair, and in words what agrees and differs. Nothing of what either record says stands in them.

    It hangs on both records and goes with either; what people answer is kept apart, in `LinkDecision`.
    """

    TABLE = Table.STATE
    RETENTION = "child_record"
    PERSONAL = frozenset({"band", "agrees", "nearly", "differs", "not_known"})

    one = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="+")
    band = models.CharField(max_length=8, choices=Band.choices)
    agrees = ArrayField(models.TextField(), default=list)
    nearly = ArrayField(models.TextField(), default=list)
    differs = ArrayField(models.TextField(), default=list)
    not_known = ArrayField(models.TextField(), default=list)
    model_version = models.CharField(max_length=40)
    at = models.DateTimeField()

    objects = Proposals.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="people_proposal_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="people_proposal_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["band", "at", "id"], name="people_proposal_order")]

    def __str__(self) -> str:
        return self.get_band_display()
