"""Invented people for tests, made through the actions as the site makes them."""

from datetime import UTC, datetime
from typing import Any

from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.people.actions import NewName, create_source_record, note_search
from sightline.people.models import SourceRecord
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born

AT = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
AMELIA: dict[str, Any] = {
    "names": [NewName("Amelia", "Okafor", "Rose")],
    "born": Born(2010, 3, 4),
    "identifiers": [("nhs", "943 476 5870")],
}
GRACE: dict[str, Any] = {"names": [NewName("Grace", "Pemberton")], "born": Born(2011, 9, 21)}


def person(agency: Agency, by: Viewer, *, at: datetime = AT, **given: Any) -> SourceRecord:
    """A source record, made after a search as it must be. Call it inside `viewing(by)`."""
    slip = note_search(asked=Asked(names="somebody"), by=by, at=at)
    return create_source_record(agency=agency, search=slip, by=by, at=at, **given)
