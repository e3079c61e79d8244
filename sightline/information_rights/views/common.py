"""What the views of this folder have in common."""

from uuid import UUID

from sightline.access.looking import open_record
from sightline.access.viewer import Viewer
from sightline.information_rights.queries.review import reviewable
from sightline.people.models import SourceRecord


def opened(viewer: Viewer, record_id: UUID) -> SourceRecord:
    """The person a page is about, and that it was opened."""
    return open_record(reviewable(viewer), viewer, record_id)
