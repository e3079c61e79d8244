"""Views of the tracker, and what its filters offer."""

from sightline.access.models import Area, Staff
from sightline.access.viewer import Viewer
from sightline.cases.queries.one import workers_of
from sightline.desk.models import SavedView


def views_of(viewer: Viewer) -> list[SavedView]:
    """One's own and those shared with one's team, by name."""
    rows = SavedView.objects.visible_to(viewer).select_related("owner", "team")
    return list(rows.order_by("name", "id"))


def offered(viewer: Viewer) -> tuple[list[Staff], list[Area]]:
    """Named practitioners of the viewer's cases, and every area."""
    return workers_of(viewer), list(Area.objects.order_by("name"))
