"""Sealed envelopes for the walk: left by somebody unknown; made a contact, closed, of a child behind a wall."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.front_door.actions.mailbox import close_envelope, open_envelope
from sightline.front_door.models import Contact, Envelope
from tests.mailbox_work import leave_envelope
from tests.walk import contacts
from tests.walk.contacts import CANARY, WALLED, _manager
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def envelope(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that waits, for an envelope is nobody's; closed, or the contact of a walled child, where it says so."""
    left = leave_envelope()
    by = _manager(world)
    if relation is Relation.CLOSED:
        with viewing(by):
            open_envelope(envelope_id=left.envelope, by=by, at=clock.now())
            close_envelope(envelope_id=left.envelope, why=CANARY, by=by, at=clock.now())
    if relation in WALLED:
        _of_a_walled_child(world, relation, left.envelope)
    return left.envelope


def _of_a_walled_child(world: "World", relation: Relation, envelope_id: UUID) -> None:
    """The contact made of it turned out to be about a child behind a wall."""
    kept, by = contacts._taken(world, relation)
    with viewing(by):
        Envelope.objects.filter(pk=envelope_id).update(contact=Contact.objects.get(pk=kept.pk))
