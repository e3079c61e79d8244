"""Who may search, open, add, link and restrict people."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import LEAVE, Answer, first_refusal, unless

CAPABILITIES = {
    "people.search": "Search for people",
    "people.open": "Open the records of people who are not restricted",
    "people.add": "Add a person after a search, and correct their details",
    "people.add_own": "Find and add people as one’s own organisation knows them, and nobody else’s",
    "people.link": "Decide whether two records are the same person",
    "people.restrict": "Restrict a person's records to named people, and lift the restriction",
    "people.see_confidential_addresses": "See addresses marked confidential",
    "people.read_every_entry": "Read chronology lines kept for one employer's own staff",
    "people.break_glass": "Open a record out of reach in an emergency, for a reason and for a time",
    "people.follow_emergency": "Read an emergency that one asked for, may agree to or reviews",
    "people.agree_emergency": "Agree, or not, that a restricted record is opened in an emergency",
    "people.see_emergencies": "See which records were opened in an emergency, by whom and why",
    "people.review_emergencies": "Be told at once when a record is opened in an emergency, and review it",
    "people.review_looks": "Review who opened a record that bears their own name or their family's",
    "people.compare_records": "Compare the records of every agency, to propose which are of one person",
    "people.match_references": "Match rows of an agency's file by the agency's own reference",
}


def may_search(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.search", "Your post does not include searching for people.")


def may_add(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.add", "Your post does not include adding people or changing their details.")


def may_add_for(viewer: Viewer, agency_id: UUID) -> Answer:
    """Add a person as an agency gives them: any agency's, or one's own organisation's only."""
    own = viewer.may("people.add_own") and viewer.employer_id == agency_id
    return LEAVE if own else may_add(viewer)


def may_search_own(viewer: Viewer) -> Answer:
    """Search among those one's own organisation has recorded."""
    return _holds(viewer, "people.add_own", "Your post does not include recording people.")


def may_link(viewer: Viewer) -> Answer:
    return _holds(
        viewer, "people.link", "Your post does not include deciding whether records are one person."
    )


def may_propose_links(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.compare_records", "Only Sightline itself compares all records.")


def may_restrict(viewer: Viewer) -> Answer:
    return _holds(viewer, "people.restrict", "Your post does not include restricting records.")


def may_break_glass(viewer: Viewer) -> Answer:
    return _holds(
        viewer,
        "people.break_glass",
        "Your post does not include opening records in an emergency. Ring the front door; in danger, 999.",
    )


def may_agree_emergency(viewer: Viewer, asked_by: UUID) -> Answer:
    """One of two others: never whoever asked."""
    return first_refusal(
        _holds(viewer, "people.agree_emergency", "Your post does not include agreeing to an emergency."),
        unless(viewer.staff_id == asked_by, "You asked for this. Two others must agree to it."),
    )


def may_review_emergency(viewer: Viewer, asked_by: UUID) -> Answer:
    """Information governance, of what somebody else opened."""
    return first_refusal(
        _holds(viewer, "people.review_emergencies", "Your post does not include reviewing emergencies."),
        unless(viewer.staff_id == asked_by, "You opened this yourself. Somebody else must review it."),
    )


def may_review_look(viewer: Viewer, looked: UUID | None) -> Answer:
    """Information governance, of anybody's looking but their own: that is the auditor's."""
    return first_refusal(
        _holds(viewer, "people.review_looks", "Your post does not include reviewing who looked."),
        unless(viewer.staff_id == looked, "You looked yourself. Somebody else must review it."),
    )


def _holds(viewer: Viewer, capability: str, sentence: str) -> Answer:
    """The system at its own work (staff_id is None) is bound by the database and by what calls it."""
    return unless(viewer.staff_id is not None and not viewer.may(capability), sentence)
