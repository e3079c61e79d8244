"""Sharing agreements for the walk: they name nobody, so every relation is the same row."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.actions.training import record_training
from sightline.access.models import AgreementParty
from sightline.access.viewer import viewing
from sightline.core import clock
from tests import sharing
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def proposed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that waits for a second person."""
    return sharing.proposed(world.colleague("governance_officer")).pk


def in_force(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One in force."""
    by, second = world.colleague("governance_officer"), world.colleague("partnership_officer")
    return sharing.signed_off(by, second).pk


def party(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A party that has not signed."""
    return AgreementParty.objects.get(agreement=in_force(world, relation, made)).pk


def training(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Training somebody took, recorded by an administrator."""
    by, at = world.colleague("administrator"), clock.now()
    learner, taken = member_of_staff(world.there, "analyst"), clock.today()
    with viewing(by):
        return record_training(
            staff=learner, course="Sharing to protect", given_by="The partnership", taken_on=taken,
            renew_by=taken.replace(year=taken.year + 2, day=1), by=by, at=at,
        ).pk  # fmt: skip
