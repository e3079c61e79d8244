"""Files for the walk: one sent by whoever asks, and one brought in."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sightline.access.viewer import system_viewer, viewing
from sightline.core import clock
from sightline.front_door.imports.running import File, bring_in
from sightline.front_door.models import Upload
from sightline.front_door.models.imports import FileKind
from tests.front_door.imports.census_files import a_return, child
from tests.walk.relations import Relation

if TYPE_CHECKING:
    from tests.walk.subjects import World

RETURN = a_return(child("T1")).encode()


def upload(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A file of the one who asks: nobody sees another's."""
    with viewing(system_viewer("the walk")):
        kept = Upload.objects.create(
            name="cin.xml", kind=FileKind.CENSUS, content=RETURN, sent_by=world.asker, sent_at=clock.now()
        )
    return kept.pk


def brought_in(world: "World", relation: Relation, made: dict[str, Any]) -> UUID:
    """A census return that has been brought in."""
    key = bring_in(File("cin.xml", RETURN, FileKind.CENSUS), at=clock.now()).import_id
    assert key is not None
    return key
