"""Sessions of programmes for the walk."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.cases.actions import give_place, note_session
from sightline.cases.programmes import Came
from sightline.core import clock
from tests.walk.cases import _noted, _of, _worker, run
from tests.walk.contacts import CANARY
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def session(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A session of such a place."""
    key = _of(world, relation, made)
    by, run_id = _worker(world, key), run(world, relation, made)
    with viewing(by):
        given = give_place(case_id=key, run_id=run_id, words=CANARY, by=by, at=clock.now())
    said: dict[str, Any] = {
        "place_id": given.pk,
        "day": given.run.days[0],
        "came": Came.CAME,
        "words": CANARY,
    }
    return _noted(world, relation, made, note_session, **said)
