"""Absences, handovers and what else the hub's day knows, for the walk."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.front_door.actions.absences import Away, say_away
from sightline.front_door.actions.handovers import Left, hand_over
from sightline.front_door.hub_states import Shift
from sightline.front_door.queries.absences import colleagues
from tests.people_of_the_tests import member_of_staff
from tests.walk import contacts
from tests.walk.contacts import CANARY, _manager
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def absence(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """That the asker is away, or somebody else."""
    by, first = _manager(world), clock.today() + timedelta(days=1)
    own = relation is Relation.OWN and world.asker in colleagues(by, on=first)
    staff = world.asker if own else member_of_staff(world.there, "adviser")
    with viewing(by):
        return say_away(absent=Away(staff_id=staff.pk, first_day=first), by=by, at=clock.now()).pk


def handover(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that names a contact nobody may see on the way."""
    contact_id = contacts.contact(world, Relation.OWN, made)
    by = _manager(world)
    with viewing(by):
        left = [Left(contact_id=contact_id, what=CANARY)]
        return hand_over(to_shift=Shift.DUTY, left=left, note="", by=by, at=clock.now()).pk
