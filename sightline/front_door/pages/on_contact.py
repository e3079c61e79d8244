"""What the hub's day adds to the page of a contact."""

from dataclasses import dataclass
from datetime import datetime

from sightline.access.viewer import Viewer
from sightline.front_door.models import Contact
from sightline.front_door.pages.challenges import OnContact, on_contact
from sightline.front_door.queries.challenges import of_contact


@dataclass(frozen=True)
class HubPart:
    """Challenges to its decisions."""

    challenges: OnContact


def hub_part(viewer: Viewer, contact: Contact, *, now: datetime) -> HubPart:
    """Read what hangs on a contact from the hub's day: a fixed number of reads."""
    return HubPart(on_contact(viewer, contact, of_contact(viewer, contact), now=now))
