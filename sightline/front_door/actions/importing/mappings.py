"""Saving how one sender's columns are read."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.files.mapping import Mapping
from sightline.front_door.models import ColumnMapping
from sightline.front_door.permissions import may_bring_in


@action("front_door.mapping_saved")
def save_mapping(
    *, name: str, mapping: Mapping, controller_id: UUID, by: Viewer, at: datetime
) -> ColumnMapping:
    """Save a mapping under a name; a change is the next version, and saving the same again changes nothing."""
    may_bring_in(by).demand()
    last = ColumnMapping.objects.filter(name=name).order_by("-number").first()
    document = mapping.document()
    if last is not None and last.document == document:
        return last  # type: ignore[no-any-return]
    made = ColumnMapping(
        name=name,
        number=last.number + 1 if last else 1,
        title=mapping.title,
        document=document,
        fingerprint=mapping.fingerprint(),
        controller_id=controller_id,
        retention_class=ColumnMapping.RETENTION,
        by_id=by.staff_id,
        at=at,
    )
    made.save(force_insert=True)
    return made
