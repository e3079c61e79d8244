"""Where the child of a case is placed across the border of the area."""

from uuid import UUID

from sightline.cases.models import Placement


def last_placement(case_id: UUID) -> Placement | None:
    """The last word on it."""
    rows = Placement.objects.filter(case_id=case_id).select_related("by").order_by("-number")
    found: Placement | None = rows.first()
    return found
