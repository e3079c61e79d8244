"""The safety plan (PW-10): a new version each time, never over somebody else's."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _held, _keep, _tell_chronology
from sightline.cases.given import Planned
from sightline.cases.models import SafetyPlan
from sightline.cases.permissions import may_work
from sightline.cases.queries.planning import last_safety_plan
from sightline.core.versions import next_number


@action("cases.safety_planned")
def plan_safety(*, case_id: UUID, planned: Planned, seen: int, by: Viewer, at: datetime) -> SafetyPlan:
    """Keep a version made with the child and the parents. `seen` is the number of the last the page showed."""
    case = _held(case_id, by, may_work)
    planned.stands().demand()
    last, typed = last_safety_plan(case.pk), planned.columns()
    number = next_number(last, seen=seen, typed=typed)
    made: SafetyPlan = _keep(SafetyPlan, case, by=by, at=at, number=number, **typed)
    title = f"Safety plan, version {number} ({case.reference})"
    _tell_chronology(case, "cases.safety_planned", title, by=by, at=at)
    return made
