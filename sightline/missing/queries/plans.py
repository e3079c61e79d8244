"""A child's trigger plan, its versions, and with whom it is shared."""

from uuid import UUID

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.missing.models import Plan, PlanShared, shared_here
from sightline.missing.permissions import reads_all
from sightline.people.models import SourceRecord
from sightline.people.queries import name_lines, records


def readable(viewer: Viewer) -> QuerySet[SourceRecord]:
    """Children whose plan the viewer may read: everybody's, or those shared with their employer."""
    rows = records(viewer)
    return rows if reads_all(viewer) else SourceRecord.objects.filter(pk__in=shared_here())


def versions(viewer: Viewer, child_id: UUID) -> list[Plan]:
    """The newest first."""
    rows = Plan.objects.visible_to(viewer).filter(child_id=child_id).select_related("by")
    return list(rows.order_by("-number"))


def shared_with(child_id: UUID) -> list[PlanShared]:
    """The last word of each organisation that reads it now, as far as the viewer may see."""
    rows = PlanShared.objects.filter(child_id=child_id).select_related("agency", "by").order_by("number")
    last = {each.agency_id: each for each in rows}
    return sorted((each for each in last.values() if each.shared), key=lambda each: each.agency.name)


def shared_children(viewer: Viewer) -> dict[UUID, str]:
    """Children whose plan is shared with the viewer's employer, by name; nobody to those who read every plan."""
    if reads_all(viewer):
        return {}
    return dict(sorted(name_lines(shared_here()).items(), key=lambda each: each[1]))
