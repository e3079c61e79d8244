"""A case opened from an enquiry, for the walk: the enquiry is the asker's, or somebody else's."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.cases.actions import open_case
from sightline.cases.given import Opening
from sightline.core import clock
from sightline.front_door.states import ExploitationType
from tests.walk import enquiries
from tests.walk.cases import _team
from tests.walk.contacts import CANARY
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def case_of_enquiry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The case; its enquiry's maker is handed the enquiry."""
    less = Relation.TEAM if relation is Relation.CLOSED else relation
    whole = enquiries._opened(world, less, world.another, None)
    made["_enquiry"] = whole.pk
    by = enquiries._concluded(world, whole)
    opening = Opening(
        child_id=whole.about[0],
        team=_team(world, Relation.EMPLOYER),
        exploitation_type=ExploitationType.OTHER,
        why=CANARY,
    )
    with viewing(by):
        found: UUID = open_case(
            contact_id=whole.contact_id, enquiry_id=whole.pk, opening=opening, by=by, at=clock.now()
        ).pk
    return found
