"""What a sender may not write itself is taken down by the system, as it takes down a school's return."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from sightline.access.models import Agency
from sightline.access.viewer import Viewer, set_viewer
from sightline.api.given import GivenChild
from sightline.front_door.imports.running import importer
from sightline.people.actions import NewName, Particulars, create_source_record, note_search
from sightline.people.naming.asked import Asked
from sightline.people.queries import reference_held

PURPOSE = "sent by a key"


@contextmanager
def _taken_down(by: Viewer) -> Iterator[Viewer]:
    """In the caller's own transaction the system works, inside every wall; after it the caller looks again.

    Where it fails, the whole transaction does.
    """
    system = importer(PURPOSE)
    set_viewer(system)
    yield system
    set_viewer(by)


def _record_of(child: GivenChild, agency: Agency, *, by: Viewer, at: datetime) -> UUID:
    """The child as the sender knows them: found by the sender's own reference, else kept as given."""
    held = reference_held(agency_id=agency.pk, reference=child.reference) if child.reference else None
    if held:
        return held
    names = f"{child.given} {child.surname}".strip()
    slip = note_search(asked=Asked(names=names, born=child.born), by=by, at=at)
    made = create_source_record(
        agency=agency,
        search=slip,
        reference=child.reference,
        names=[NewName(child.given, child.surname)] if names else [],
        born=child.born,
        particulars=Particulars(child.sex, child.ethnicity),
        identifiers=child.identifiers,
        by=by,
        at=at,
    )
    return made.pk
