"""Noting where a child is placed across the border of the area (PW-20, PW-20a)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _held, _keep, _tell_chronology
from sightline.cases.models import Placement
from sightline.cases.permissions import may_work
from sightline.cases.placed import Placed
from sightline.cases.queries.placing import last_placement
from sightline.cases.states import Placing
from sightline.core.clock import london
from sightline.core.versions import next_number


@action("cases.placement_noted")
def note_placement(*, case_id: UUID, placed: Placed, seen: int, by: Viewer, at: datetime) -> Placement:
    """A further row each time. `seen` is the number of the last that the page showed."""
    case = _held(case_id, by, may_work)
    placed.stands(on=london(at).date()).demand()
    last, typed = last_placement(case.pk), placed.columns()
    number = next_number(last, seen=seen, typed=typed)
    made: Placement = _keep(Placement, case, by=by, at=at, number=number, **typed)
    title = f"{Placing(placed.placing).label} ({case.reference})"
    _tell_chronology(case, "cases.placement_noted", title, by=by, at=at)
    return made
