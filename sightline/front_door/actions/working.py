"""Taking a contact up, asking for a decision, putting it back, and closing it."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.leave import Refused
from sightline.front_door.actions.moving import locked, move, tell_chronology
from sightline.front_door.models import Contact
from sightline.front_door.queries import nothing_in_the_way
from sightline.front_door.states import Act, ContactState
from sightline.people.actions.involvement import end_involvement
from sightline.people.models import Involvement

NO_WHY = "Say what came of it, so that whoever reads this knows why it is closed."
NO_WHY_BACK = "Say why you are putting it back."
NO_WHY_MORE = "Say what is still to be found out."


@action("front_door.contact_taken_up")
def take_up(*, contact_id: UUID, by: Viewer, at: datetime) -> Contact:
    """Somebody begins to screen it, in their own name. Taking over from a colleague is on record too."""
    contact = locked(contact_id, by)
    if contact.owner_id == by.staff_id and contact.state != ContactState.NEW and contact.undecided:
        return contact
    move(contact, Act.TAKE_UP, by=by, at=at, owner_id=by.staff_id)
    return contact


@action("front_door.decision_asked")
def ask_for_decision(
    *, contact_id: UUID, note: str, by: Viewer, at: datetime, to_id: UUID | None = None
) -> Contact:
    """The picture is as whole as it gets: a social worker decides. To one of them, or to whoever is there."""
    contact = locked(contact_id, by)
    move(contact, Act.READY, by=by, at=at, why=note, owner_id=to_id)
    return contact


@action("front_door.decision_sent_back")
def send_back(*, contact_id: UUID, why: str, by: Viewer, at: datetime) -> Contact:
    """More must be found out before it can be decided; the one who sends it back says what."""
    contact = locked(contact_id, by)
    if not why.strip():
        raise Refused(NO_WHY_MORE)
    move(contact, Act.SEND_BACK, by=by, at=at, why=why, owner_id=None)
    return contact


@action("front_door.contact_put_back")
def put_back(*, contact_id: UUID, why: str, by: Viewer, at: datetime) -> Contact:
    """Give it back to the team, with the reason."""
    contact = locked(contact_id, by)
    if not why.strip():
        raise Refused(NO_WHY_BACK)
    move(contact, Act.PUT_BACK, by=by, at=at, why=why, owner_id=None)
    return contact


@action("front_door.contact_closed")
def close(*, contact_id: UUID, why: str, by: Viewer, at: datetime) -> Contact:
    """Nothing more is to be done here. Refused while the referrer waits or something asked is still open."""
    contact = locked(contact_id, by)
    nothing_in_the_way(contact).demand()
    if not why.strip():
        raise Refused(NO_WHY)
    move(contact, Act.CLOSE, by=by, at=at, why=why)
    for involvement in Involvement.objects.filter(reference_id=contact.pk, ended_on=None):
        end_involvement(
            involvement=involvement, ended_on=london(at).date(), by=by, at=at, why="Contact closed"
        )
    tell_chronology(contact, "front_door.contact_closed", f"Contact {contact.reference} closed", by=by, at=at)
    return contact
