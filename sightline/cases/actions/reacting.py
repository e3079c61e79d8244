"""What follows an event of this folder by itself, run once by the worker."""

from datetime import datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.cases.models import Case, RoleHeld, standing
from sightline.cases.states import State
from sightline.core.clock import london
from sightline.people.actions.involvement import end_involvement
from sightline.people.models import Involvement


@action("cases.opener_told")
def tell_opener(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """Whoever opened a case hears that somebody now works with the child."""
    case: Case | None = Case.objects.select_related("opened_by").filter(pk=subject_id).first()
    if case is None or case.opened_by is None or case.opened_by.left_on is not None:
        return case
    if case.opened_by_id in inside_walls(case.walls, [case.opened_by], at=at):
        kind = "cases.allocated"
        tell(kind=kind, reference=case.reference, path="/", staff=case.opened_by, by=by, at=at)
    return case


@action("cases.involvement_followed")
def follow_roles(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """Whoever holds no role in a case any more is no longer shown as working with the child."""
    case: Case | None = Case.objects.filter(pk=subject_id).first()
    if case is None:
        return None
    held = RoleHeld.objects.filter(case=case)
    keep = [] if case.state == State.CLOSED else [each.pk for each in standing(held)]
    over = Involvement.objects.filter(reference_id__in=held.exclude(pk__in=keep).values("pk"), ended_on=None)
    for each in over:
        end_involvement(involvement=each, ended_on=max(london(at).date(), each.started_on), by=by, at=at)
    return case
