"""The second, detailed assessment (FD-18, FD-19). Its pages come later; files and the demonstration fill it."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.moving import keep, locked
from sightline.front_door.models import Assessment
from sightline.front_door.permissions import may_decide
from sightline.front_door.states import AssessmentOutcome, SupportGiven


@action("front_door.assessment_recorded")
def record_assessment(
    *,
    contact_id: UUID,
    assessment_outcome: AssessmentOutcome,
    by: Viewer,
    at: datetime,
    support_given: SupportGiven | None = None,
    context: str = "",
    family_dynamics: str = "",
) -> Assessment:
    """What the second assessment found; a later finding stands beside the earlier one."""
    may_decide(by).demand()
    contact = locked(contact_id, by)
    held = Assessment.objects.of(contact.pk).count()
    made: Assessment = keep(
        Assessment,
        contact,
        by=by,
        at=at,
        number=held + 1,
        assessment_outcome=assessment_outcome,
        support_given=support_given or "",
        context=context,
        family_dynamics=family_dynamics,
    )
    return made
