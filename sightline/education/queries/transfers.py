"""Transfers of safeguarding information, with what the other school answered."""

from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Agency
from sightline.access.states import AgencyKind
from sightline.access.viewer import Viewer
from sightline.education.models import Transfer
from sightline.follow_up.models import FollowUp


def seen_transfers(viewer: Viewer) -> QuerySet[Transfer]:
    rows: QuerySet[Transfer] = Transfer.objects.visible_to(viewer)
    return rows.select_related("to_agency", "by", "setting__agency")


def transfers_of(viewer: Viewer, record_id: UUID) -> list[tuple[Transfer, FollowUp | None]]:
    """Each with its follow-up, as far as the viewer sees it."""
    found = list(seen_transfers(viewer).filter(record_id=record_id).order_by("-at", "id"))
    asked = {
        each.origin_id: each
        for each in FollowUp.objects.visible_to(viewer).filter(origin_id__in=[row.pk for row in found])
    }
    return [(each, asked.get(each.pk)) for each in found]


def other_schools(but: UUID) -> list[Agency]:
    """Where a pupil may move to."""
    rows = Agency.objects.filter(kind=AgencyKind.SCHOOL, left_on=None).exclude(pk=but)
    return list(rows.order_by("name"))
