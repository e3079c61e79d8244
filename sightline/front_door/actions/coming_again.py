"""Saying why a child who had been given help came to the front door again (FD-33)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.moving import keep, locked
from sightline.front_door.hub_states import CameAgain
from sightline.front_door.models import AgainWhy
from sightline.front_door.permissions import may_take


@action("front_door.came_again_said")
def say_why_again(*, contact_id: UUID, reason: CameAgain, note: str, by: Viewer, at: datetime) -> AgainWhy:
    """The reason a person found; a later word stands beside the earlier one."""
    may_take(by).demand()
    contact = locked(contact_id, by)
    number = AgainWhy.objects.of(contact.pk).count() + 1
    made: AgainWhy = keep(AgainWhy, contact, by=by, at=at, number=number, why=reason, note=note)
    return made
