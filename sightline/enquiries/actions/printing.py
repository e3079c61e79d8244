"""The one door by which a chronology leaves on paper: who, when, what for, and a digest of what was on it."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.enquiries.actions.hand import _keep, _worked_on
from sightline.enquiries.given import Paper
from sightline.enquiries.models import Printed


@action("enquiries.printed")
def record_print(*, enquiry_id: UUID, paper: Paper, by: Viewer, at: datetime) -> Printed:
    """That somebody printed it, before the page is shown; by a secure way where it goes to a health organisation."""
    enquiry = _worked_on(enquiry_id, by)
    paper.may_leave().demand()
    made: Printed = _keep(
        Printed,
        enquiry,
        by=by,
        at=at,
        why=paper.why,
        by_agency=paper.by_agency,
        entries=paper.entries,
        digest=paper.digest,
        to_agency=paper.to,
        how=paper.how,
    )
    return made
