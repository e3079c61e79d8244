"""Who sees and writes what a school or college returned, as the database holds it, beside the walls round the pupil."""

from sightline.core.database import INSIDE

MINE = "(SELECT access_staff())"
SYSTEM = f"{MINE} IS NULL"


def may(capability: str) -> str:
    """Whether the viewer's post carries a capability, asked once a statement."""
    return f"(SELECT access_may('{capability}'))"


OWN = f"({may('education.return')} AND controller_id = (SELECT access_employer()))"
SEES = f"({SYSTEM} OR {may('education.read')} OR {OWN})"
KEEPS = f"({SYSTEM} OR ({may('education.oversee')} AND changed_by_id = {MINE}))"


def writes(table: str) -> str:
    """Written by oneself, for the setting one works at."""
    return (
        f"by_id = {MINE} AND {OWN} AND EXISTS (SELECT 1 FROM education_setting s"
        f" WHERE s.id = education_{table}.setting_id AND s.agency_id = education_{table}.controller_id)"
    )


def writes_or_oversees(table: str) -> str:
    """The same, or by whoever keeps the list, for a setting of which the row says whose it is."""
    held = (
        f"EXISTS (SELECT 1 FROM education_setting s WHERE s.id = education_{table}.setting_id"
        f" AND s.agency_id = education_{table}.controller_id)"
    )
    return f"by_id = {MINE} AND ({OWN} OR {may('education.oversee')}) AND {held}"


def writes_about(table: str) -> str:
    """The same about a pupil, inside the walls round them."""
    return f"{INSIDE} AND {writes(table)}"
