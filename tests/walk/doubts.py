"""An enquiry whose contact is about its child no more, for the walk: its social workers are asked."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.enquiries.models import Enquiry, Subject
from sightline.front_door.actions import amend, take_off
from tests.walk import enquiries
from tests.walk.contacts import CANARY
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def enquiry(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that the asker opened, or somebody else."""
    less = Relation.TEAM if relation is Relation.CLOSED else relation
    return _doubted(world, less).pk


def subject(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The child taken off; mismatched, of another enquiry."""
    key = made["enquiry_id"] if relation is not Relation.MISMATCHED else _doubted(world, Relation.OWN).pk
    with viewing(enquiries._worker(world, key)):
        found: UUID = Subject.objects.get(enquiry_id=key).pk
    return found


def _doubted(world: "World", relation: Relation) -> Enquiry:
    whole = enquiries._opened(world, relation, world.another, None)
    by = enquiries._worker(world, whole.pk)
    given: dict[str, Any] = {"contact_id": whole.contact_id, "why": CANARY, "by": by, "at": clock.now()}
    with viewing(by):
        amend(field="unknown_child", text="A boy of about twelve", **given)
        take_off(record_id=whole.about[0], **given)
    return whole
