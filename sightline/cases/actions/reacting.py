"""What follows an event of this folder by itself, run once by the worker."""

from datetime import datetime
from uuid import UUID

from sightline.access.actions.messages import tell
from sightline.access.acts import action
from sightline.access.queries import inside_walls
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _page_of
from sightline.cases.models import Case, Judgement, RoleHeld, standing
from sightline.cases.queries.work import standing_one
from sightline.cases.states import MEETING_LEVELS, MEETING_RULE, Judged, State
from sightline.core.clock import london
from sightline.deadlines.actions import cancel, start
from sightline.deadlines.models import Clock
from sightline.people.actions.involvement import end_involvement
from sightline.people.models import Involvement

NOT_NEEDED = "The level was lowered below medium by two people."


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


@action("cases.judgement_followed")
def follow_judgement(*, subject_id: UUID, by: Viewer, at: datetime) -> Case | None:
    """At medium and above a strategy meeting is due (CL-31, PW-07); below, it is not needed any more."""
    made = Judgement.objects.select_related("case", "case__team").filter(pk=subject_id).first()
    if made is None or made.what != Judged.LEVEL:
        return None
    case: Case = made.case
    stands = standing_one(case.pk, Judged.LEVEL)
    wanted = stands is not None and stands.level in MEETING_LEVELS and case.state != State.CLOSED
    runs = Clock.objects.filter(subject_id=case.pk, rule__code=MEETING_RULE, stopped_at=None).exists()
    if wanted and not runs:
        start(
            rule=MEETING_RULE,
            subject=case,
            about=case.about,
            started_at=made.at,
            owner_team=case.team,
            path=_page_of(case),
            by=by,
            at=at,
        )
    if runs and not wanted:
        cancel(subject=case, rule=MEETING_RULE, why=NOT_NEEDED, by=by, at=at)
    return case
