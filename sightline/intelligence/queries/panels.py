"""Strategic panels a report may be presented at."""

from datetime import datetime

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.meetings.models import Meeting
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import Kind


def panels(viewer: Viewer, at: datetime) -> QuerySet[Meeting]:
    """Those the viewer sees that have begun and were not called off, the newest first."""
    rows: QuerySet[Meeting] = seen(viewer).filter(kind=Kind.STRATEGIC_PANEL, about=[], starts_at__lte=at)
    return rows.exclude(state="cancelled").order_by("-starts_at", "id")
