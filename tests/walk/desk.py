"""Views of the tracker for the walk: the asker's own, or a colleague's shared with the asker's team."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sightline.access.viewer import viewer_of, viewing
from sightline.core import clock
from sightline.desk.actions import keep_view
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World


def view(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Only whoever made it changes it."""
    post = world.asker.posts.get()
    other = member_of_staff(world.there, "pathway_manager", employer=post.employer, team=post.team)
    own = relation is Relation.OWN
    by = world.viewer() if own else viewer_of(other, on=clock.today())
    with viewing(by):
        shared = not own and bool(post.team_id)
        return keep_view(name=f"View {uuid4()}"[:60], chosen="", shared=shared, by=by, at=clock.now()).pk
