"""Emergencies for the walk: the asker's own, or a colleague's."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.actions.recording import record
from sightline.access.states import Outcome
from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.people import actions
from sightline.people.models import Emergency, SourceRecord
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import member_of_staff
from tests.walk import people
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def ordinary(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An hour with an ordinary record: the asker's where their post may ask, else a colleague's."""
    own = relation is Relation.OWN and world.asker_may("people.break_glass")
    by = world.viewer() if own else world.colleague("practitioner")
    whose = people.record(world, Relation.OWN, {})
    at = clock.now()
    with viewing(by):
        return Emergency.objects.create(
            number=f"EM-{whose.hex[:8]}",
            reason=people.CANARY,
            about=[whose],
            until=at + timedelta(hours=1),
            by_id=by.person_id,
            at=at,
        ).pk


def look(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A line of the record: a colleague opened somebody of their own surname."""
    name = f"Wren {people.CANARY}"
    by = viewer_of(member_of_staff(world.there, "adviser", name=name), on=clock.today())
    record_id = people.record(world, Relation.OWN, {})
    with viewing(by):
        opened = SourceRecord.objects.get(pk=record_id)
        return record(Outcome.OPENED, "people.opened", by=by, at=clock.now(), about=opened.about).pk


def restricted(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A colleague's, of a restricted record, that waits for two others."""
    people.record(world, Relation.RESTRICTED, {})
    by = world.colleague("adviser")
    with viewing(by):
        return actions.break_glass(asked=Asked(f"Amelia {people.CANARY}"), why="x", by=by, at=clock.now()).pk
