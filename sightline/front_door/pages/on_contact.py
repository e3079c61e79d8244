"""What the hub's day adds to the page of a contact."""

from dataclasses import dataclass
from datetime import datetime

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.front_door.models import Challenge, Contact
from sightline.front_door.pages.challenges import OnContact, on_contact
from sightline.front_door.queries.challenges import of_contact
from sightline.front_door.queries.coming_again import helped_before
from sightline.front_door.queries.there import There


@dataclass(frozen=True)
class HubPart:
    """Challenges to its decisions, and when help had been decided for the child before."""

    challenges: OnContact
    helped: str


def hub_part(viewer: Viewer, contact: Contact, holds: There, *, now: datetime) -> HubPart:
    """Read what hangs on a contact from the hub's day: a fixed number of reads."""
    disputed = of_contact(viewer, contact) if Challenge in holds else []
    before = helped_before(viewer, contact) if contact.about else []
    helped = words.day(before[0].helped_at) if before else ""
    return HubPart(on_contact(viewer, contact, disputed, now=now), helped)
