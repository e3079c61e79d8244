"""Telling those who must look: safeguarding advisers (FD-08), the group specialist (FD-10). Nothing of a child."""

from datetime import datetime

from sightline.access.actions.messages import tell
from sightline.access.viewer import Viewer
from sightline.front_door.actions.moving import page_of
from sightline.front_door.models import Contact, Decision
from sightline.front_door.queries.staff import who_can_open
from sightline.front_door.states import Level

ALERT = "front_door.alert"
WATCHED = (Level.COMPLEX, Level.ACUTE)


def alert_advisers(contact: Contact, *, by: Viewer, at: datetime) -> None:
    """A contact reached complex or acute: every safeguarding adviser who could open it hears of it at once."""
    _tell("front_door.advise", contact, page_of(contact), by=by, at=at)


def alert_specialists(contact: Contact, path: str, *, by: Viewer, at: datetime) -> None:
    """A child came to so many contacts: the group specialist looks at what lies behind it."""
    _tell("front_door.specialist", contact, path, by=by, at=at)


def newly_watched(made: Decision, before: Decision | None) -> bool:
    """Whether this decision is the one that reached complex or acute, or went from complex to acute."""
    return made.level in WATCHED and (before is None or before.level != made.level)


def _tell(capability: str, contact: Contact, path: str, *, by: Viewer, at: datetime) -> None:
    found = who_can_open(capability, employer_id=contact.controller_id, walls=contact.walls, at=at)
    for staff in found:
        if staff.pk != by.staff_id:
            tell(kind=ALERT, reference=contact.reference, path=path, staff=staff, by=by, at=at)
