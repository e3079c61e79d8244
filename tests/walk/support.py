"""Services of the directory for the walk: of the asker's own organisation, or of another. They name nobody."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import viewing
from sightline.core import clock
from sightline.support.actions import add_service, close_service
from tests.services import entry
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

ELSEWHERE = (Relation.OTHER_EMPLOYER, Relation.RESTRICTED)  # no wall stands round a service: another's


def service(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """An open one."""
    own = world.asker.posts.select_related("employer").order_by("starts_on")[0].employer
    by, at = world.colleague("partnership_officer"), clock.now()
    whose = world.another if relation in ELSEWHERE else own
    with viewing(by):
        return add_service(entry=entry(), agency_id=whose.pk, by=by, at=at).service_id


def closed(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """One that has closed."""
    kept, by = service(world, relation, made), world.colleague("partnership_officer")
    with viewing(by):
        close_service(service_id=kept, why="Its funding ended", seen_number=1, by=by, at=clock.now())
    return kept
