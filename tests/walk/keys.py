"""Keys of the API, and webhooks. Its own addresses are asked without one here: `tests/api` calls with keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.viewer import viewing
from sightline.api.actions import make_key, register_webhook
from sightline.api.permissions import carried
from sightline.api.states import HEARS_OF, READS, WEBHOOKS, Hears, Scope
from sightline.core import clock
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from sightline.access.models import Staff
    from tests.walk.subjects import World

CANARY = "Quillfeather"
ADDRESS = "https://hooks.example.org/sightline"


def key(world: World, relation: Relation, made: dict[str, Any]) -> UUID:
    """A key of a charity, made by another administrator."""
    by, at = world.colleague("administrator"), clock.now()
    post = _partner(world).posts.get()
    until, scopes = at.date() + timedelta(days=30), ["api.send_contacts"]
    with viewing(by):
        found, _ = make_key(
            key=uuid4(), title="System", post=post, scopes=scopes, expires_on=until, by=by, at=at
        )
    return found.pk


def webhook(world: World, relation: Relation, made: dict[str, Any]) -> UUID:
    """A webhook of a key that the asker answers for, or somebody else."""
    own = relation is Relation.OWN and world.asker_may(WEBHOOKS)
    staff = world.asker if own else _partner(world)
    post = staff.posts.order_by("starts_on")[0]
    scopes = sorted(carried(post) & set(READS.values()))
    if not scopes:
        post = _partner(world).posts.get()
        scopes = [Scope.READ_CONTACTS.value]
    hears = [each.value for each in Hears if READS[HEARS_OF[each]] in scopes]
    by, at = world.colleague("administrator"), clock.now()
    until = at.date() + timedelta(days=30)
    with viewing(by):
        key, _ = make_key(
            key=uuid4(), title="System", post=post, scopes=scopes, expires_on=until, by=by, at=at
        )
        found, _ = register_webhook(
            pk=uuid4(), key=key, title=f"Hook {CANARY}", address=ADDRESS, hears=hears, by=by, at=at
        )
    return found.pk


def _partner(world: World) -> Staff:
    return member_of_staff(world.there, "agency_worker", employer=world.there.charity, team=None)


def nobody_s(world: World, relation: Relation, made: dict[str, Any]) -> UUID:
    """Without a key every id is answered alike."""
    return uuid4()


MAKERS: dict[str, Any] = {
    "key_id": key,
    "api:contact.contact_id": nobody_s,
    "webhook_id": webhook,
    "missing_id": nobody_s,
    "sent_return_id": nobody_s,
    "rest": lambda world, relation, made: "elsewhere",
}
