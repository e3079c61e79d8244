"""The restriction that stands round a record, for those inside it."""

from sightline.access.viewer import Viewer
from sightline.people.models import Restriction, SourceRecord


def restriction_of(viewer: Viewer, record: SourceRecord) -> Restriction | None:
    """The standing restriction whose wall is round this record; None outside it or where there is none."""
    standing = Restriction.objects.visible_to(viewer).filter(lifted_at=None, wall_id__in=record.walls)
    return standing.select_related("wall").order_by("placed_at").first()
