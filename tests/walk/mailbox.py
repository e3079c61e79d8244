"""Sealed envelopes for the walk: left by somebody unknown; made a contact, closed, of a child behind a wall."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewing
from sightline.core import clock
from sightline.front_door.actions.mailbox import close_envelope, open_envelope
from sightline.front_door.models import Contact, Envelope
from tests.mailbox_work import Left, leave_envelope
from tests.quarantine_work import asked_for, make_quarantine_key, send_document, switched_on
from tests.walk import contacts
from tests.walk.contacts import CANARY, WALLED, _manager
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def envelope(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that waits, for an envelope is nobody's; closed, or the contact of a walled child, where it says so."""
    return _left(world, relation).envelope


def _left(world: "World", relation: Relation) -> Left:
    left = leave_envelope()
    by = _manager(world)
    if relation is Relation.CLOSED:
        with viewing(by):
            open_envelope(envelope_id=left.envelope, by=by, at=clock.now())
            close_envelope(envelope_id=left.envelope, why=CANARY, by=by, at=clock.now())
    if relation in WALLED:
        _of_a_walled_child(world, relation, left.envelope)
    return left


def document(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One in quarantine, of an envelope in this relation; whoever asks is its officer, if their post lets them."""
    first, second = world.colleague("front_door_manager"), world.colleague("governance_officer")
    officer = world.asker if world.asker_may("front_door.quarantine") else _staff(first)
    switched_on(officer, first=first, second=second)
    told, found = send_document(_left(world, relation))
    assert told == "left"
    return found


def agreement(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An agreement that a colleague asked for."""
    by = world.colleague("front_door_manager")
    make_quarantine_key()
    return asked_for(_staff(by), by).pk


def _staff(viewer: Viewer) -> Staff:
    return Staff.objects.get(pk=viewer.person_id)


def _of_a_walled_child(world: "World", relation: Relation, envelope_id: UUID) -> None:
    """The contact made of it turned out to be about a child behind a wall."""
    kept, by = contacts._taken(world, relation)
    with viewing(by):
        Envelope.objects.filter(pk=envelope_id).update(contact=Contact.objects.get(pk=kept.pk))


MAKERS = {"envelope_id": envelope, "document_id": document, "switch_id": agreement}
