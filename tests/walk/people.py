"""Source records for the walk: taken down by the asker's employer or another, in the open or behind a wall."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.models import Staff
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.people.actions import NewName, create_source_record, note_search, restrict
from sightline.people.models import Name, SourceRecord
from sightline.people.naming.asked import Asked
from tests.people_of_the_tests import member_of_staff
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

CANARY = "Quillfeather"


def record(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A person nobody works with yet: a post either opens everybody unrestricted or nobody."""
    keeper = _keeper(world)
    with viewing(keeper):
        kept = _person(world, relation, keeper)
        if relation in (Relation.RESTRICTED, Relation.NAMED):
            named = [world.asker.pk] if relation is Relation.NAMED else []
            restrict(record=kept, named=named, ask="The duty manager", why="x", by=keeper, at=clock.now())
    return kept.pk


def other_record(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """Another to hold beside it; the same one where there should be two."""
    parent: UUID = made["record_id"]
    return parent if relation is Relation.MISMATCHED else record(world, relation, {})


def kind_of_detail(world: "World", relation: Relation, made: dict[str, Any]) -> str:
    """Names; mismatched, a kind there is none of. tests/people tries a true row under another's record."""
    return "nothing" if relation is Relation.MISMATCHED else "names"


def detail(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """The name of the person, or, mismatched, of somebody else."""
    whose = record(world, relation, {}) if relation is Relation.MISMATCHED else made["record_id"]
    keeper = viewer_of(Staff.objects.get(name="Keeper of walls"), on=clock.today())
    with viewing(keeper):
        return Name.objects.get(record_id=whose).pk


def _person(world: "World", relation: Relation, keeper: Viewer) -> SourceRecord:
    at = clock.now()
    own = world.asker.posts.select_related("employer").order_by("starts_on")[0].employer
    return create_source_record(
        agency=world.another if relation is Relation.OTHER_EMPLOYER else own,
        area_id=(world.there.other_area if relation is Relation.OTHER_AREA else world.there.borough).pk,
        search=note_search(asked=Asked("Somebody"), by=keeper, at=at),
        names=[NewName("Amelia", CANARY)],
        by=keeper,
        at=at,
    )


def _keeper(world: "World") -> Viewer:
    name = "Keeper of walls"
    staff = Staff.objects.filter(name=name).first()
    staff = staff or member_of_staff(world.there, "front_door_manager", name=name)
    return viewer_of(staff, on=clock.today())
