"""What screening and acute work hang on a contact, for the walk."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.front_door.actions import (
    Decided,
    Told,
    Trusted,
    ask_for_decision,
    close,
    decide,
    note_position_of_trust,
    take_up,
    tell_referrer,
)
from sightline.front_door.models import Contact, RepeatAlert
from sightline.front_door.rows import hanging
from sightline.front_door.states import FirstOutcome, Level, ToldHow
from tests.walk import contacts
from tests.walk.contacts import CANARY, _manager
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def waiting(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A contact that waits for a decision; one that is closed where the relation says so."""
    key = contacts.being_screened(world, relation, made)
    by, at = _manager(world), clock.now()
    if relation is not Relation.CLOSED:
        with viewing(by):
            ask_for_decision(contact_id=key, note=CANARY, by=by, at=at)
    return key


def met_threshold(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A contact that met the threshold, closed afterwards where the relation says so."""
    kept = contacts.contact(world, Relation.OWN if relation is Relation.CLOSED else relation, made)
    by, at = _manager(world), clock.now()
    decided = Decided(
        level=Level.COMPLEX, outcome=FirstOutcome.PATHWAY, reason=CANARY, significant_harm=False
    )
    with viewing(by):
        take_up(contact_id=kept, by=by, at=at)
        decide(contact_id=kept, decided=decided, seen=0, by=by, at=at)
        if relation is Relation.CLOSED:
            told = Told(how=ToldHow.PHONE, told_at=at, what_was_said="Thank you")
            tell_referrer(contact_id=kept, told=told, seen=0, by=by, at=at)
            close(contact_id=kept, why="Done", by=by, at=at)
    return kept


def trust(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Somebody in a position of trust named on the contact, or, mismatched, on another."""
    mismatched = relation is Relation.MISMATCHED
    key = contacts.contact(world, Relation.OWN, {}) if mismatched else made["contact_id"]
    by, at = _manager(world), clock.now()
    trusted = Trusted(person=CANARY, employer=CANARY, concern=CANARY, known_at=at)
    with viewing(by):
        return note_position_of_trust(contact_id=key, trusted=trusted, by=by, at=at).pk


def alert(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """That a child came to so many contacts."""
    key = contacts.contact(world, relation, made)
    by, at = _manager(world), clock.now()
    with viewing(by):
        kept = Contact.objects.get(pk=key)
        row = hanging(
            RepeatAlert, kept, by=by, at=at, source_record_id=kept.about[0], crossed_at=at, contacts=3, least=3,
            months=12,
        )  # fmt: skip
        row.save(force_insert=True)
    return row.pk  # type: ignore[no-any-return]
