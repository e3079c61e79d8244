"""Keys of the API. Its own addresses are asked without one here: `tests/api` calls with keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.viewer import viewing
from sightline.api.actions import make_key
from sightline.core import clock
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def key(world: World, relation: Relation, made: dict[str, Any]) -> UUID:
    """A key of a charity, made by another administrator."""
    by, at = world.colleague("administrator"), clock.now()
    post = member_of_staff(world.there, "agency_worker", employer=world.there.charity, team=None).posts.get()
    until, scopes = at.date() + timedelta(days=30), ["api.send_contacts"]
    with viewing(by):
        found, _ = make_key(
            key=uuid4(), title="System", post=post, scopes=scopes, expires_on=until, by=by, at=at
        )
    return found.pk


def nobody_s(world: World, relation: Relation, made: dict[str, Any]) -> UUID:
    """Without a key every id is answered alike."""
    return uuid4()


MAKERS: dict[str, Any] = {
    "key_id": key,
    "api:contact.contact_id": nobody_s,
    "missing_id": nobody_s,
    "sent_return_id": nobody_s,
    "rest": lambda world, relation, made: "elsewhere",
}
