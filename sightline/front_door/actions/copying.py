"""Taking a copy for the council's main case system. It is on the record of access as an export."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.moving import keep, locked
from sightline.front_door.models import CopyOut
from sightline.front_door.permissions import may_copy_out


@action("front_door.copied_out")
def copy_out(*, contact_id: UUID, form: str, by: Viewer, at: datetime) -> CopyOut:
    """Note that a copy left, in which form, under which of their references."""
    may_copy_out(by).demand()
    contact = locked(contact_id, by)
    made: CopyOut = keep(
        CopyOut,
        contact,
        by=by,
        at=at,
        form=form,
        their_system=contact.their_system,
        their_reference=contact.their_reference,
    )
    return made
