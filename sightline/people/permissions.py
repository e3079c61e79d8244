"""Who may search, open, add, link and restrict people."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless

CAPABILITIES = {
    "people.search": "Search for people",
    "people.open": "Open the records of people who are not restricted",
    "people.add": "Add a person after a search, and correct their details",
    "people.link": "Decide whether two records are the same person",
    "people.restrict": "Restrict a person's records to named people, and lift the restriction",
    "people.see_confidential_addresses": "See addresses marked confidential",
    "people.read_every_entry": "Read chronology lines kept for one employer's own staff",
    "people.match_references": "Match rows of an agency's file by the agency's own reference",
}


def may_search(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.search", "Your post does not include searching for people.")


def may_add(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.add", "Your post does not include adding people or changing their details.")


def may_link(viewer: Viewer) -> Answer:
    return _holds(
        viewer, "people.link", "Your post does not include deciding whether records are one person."
    )


def may_restrict(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.restrict", "Your post does not include restricting records.")


def _holds(viewer: Viewer, capability: str, sentence: str) -> Answer:
    """The system at its own work (staff_id is None) is bound by the database and by what calls it."""
    return unless(viewer.staff_id is not None and not viewer.may(capability), sentence)
