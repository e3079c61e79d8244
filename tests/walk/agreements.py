"""Sharing agreements for the walk: they name nobody, so every relation is the same row."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import AgreementParty
from tests import sharing
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
