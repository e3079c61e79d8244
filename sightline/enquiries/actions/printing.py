"""The one door by which a chronology leaves on paper: who, when, what for, and a digest of what was on it."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.enquiries.actions.hand import _keep, _worked_on
from sightline.enquiries.models import Printed

NO_WHY = "Say what it is printed for and who will hold it."


@action("enquiries.printed")
def record_print(
    *, enquiry_id: UUID, why: str, by_agency: bool, entries: int, digest: str, by: Viewer, at: datetime
) -> Printed:
    """That somebody printed it, before the page is shown."""
    enquiry = _worked_on(enquiry_id, by)
    if not why.strip():
        raise Refused(NO_WHY)
    made: Printed = _keep(
        Printed,
        enquiry,
        by=by,
        at=at,
        why=why,
        by_agency=by_agency,
        entries=entries,
        digest=digest,
    )
    return made
