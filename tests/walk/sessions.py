"""Sessions of programmes for the walk."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.cases.actions import give_place, note_session
from sightline.cases.programmes import Came
from sightline.core import clock
from tests.walk.cases import _finish, _of, _worker, run
from tests.walk.contacts import CANARY
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def session(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A session of a place in the case, or, mismatched, in another."""
    key = _of(world, relation, made)
    by, run_id, at = _worker(world, key), run(world, relation, made), clock.now()
    with viewing(by):
        place = give_place(case_id=key, run_id=run_id, words=CANARY, by=by, at=at)
        said: dict[str, Any] = {"day": place.run.days[0], "came": Came.CAME, "words": CANARY}
        kept: UUID = note_session(case_id=key, place_id=place.pk, **said, by=by, at=at).pk
    _finish(world, relation, key)
    return kept
