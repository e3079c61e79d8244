"""The multi-agency assessment: kept whole, each beside the ones before (RK-11, RK-12)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import _clock, _held, _keep, _tell_chronology
from sightline.cases.given import Assessed, Seen
from sightline.cases.models import Assessment, Case, FactorSeen
from sightline.cases.permissions import may_work
from sightline.cases.queries.moving import school_first
from sightline.cases.queries.work import last_assessment
from sightline.cases.states import AGAIN_RULE, ASSESS_RULE
from sightline.core.clock import london
from sightline.core.leave import unless
from sightline.core.versions import next_number
from sightline.deadlines.actions import stop
from sightline.front_door.guidance import version_of
from sightline.front_door.kinds import Factor

NO_CHANGE = "Say what changed since the last assessment."


@action("cases.assessed")
def assess(
    *, case_id: UUID, assessed: Assessed, seen: int, by: Viewer, at: datetime, key: UUID | None = None
) -> Assessment:
    """Keep an assessment; the clock of the next begins. `seen` is the number of the last one the page showed.

    Whoever assessed in between is not written over: both texts are handed back as a `Conflict`.
    """
    case = _held(case_id, by, may_work)
    own = Assessment.objects.filter(case=case, by_id=by.staff_id)
    before: Assessment | None = own.filter(pk=key).first() if key else None
    if before:
        return before
    assessed.stands(on=london(at).date()).demand()
    version_of(assessed.guidance)
    school_first(case.pk, assessed.assessed_on).demand()
    last = last_assessment(case.pk)
    number = next_number(last, seen=seen, typed=assessed.columns())
    unless(last is not None and not assessed.changed.strip(), NO_CHANGE).demand()
    made: Assessment = _keep(Assessment, case, by=by, at=at, key=key, number=number, **assessed.columns())
    given = {each.factor: each for each in assessed.factors}
    for factor in Factor.values:
        columns = asdict(given.get(factor, Seen(factor=factor)))
        row = {**columns, "descriptors": list(columns["descriptors"])}
        _keep(FactorSeen, case, by=by, at=at, assessment=made, **row)
    _clock_again(case, by, at)
    title = f"Exploitation pathway: assessment {number} made ({case.reference})"
    _tell_chronology(case, "cases.assessed", title, by=by, at=at)
    return made


def _clock_again(case: Case, by: Viewer, at: datetime) -> None:
    stop(subject=case, rule=ASSESS_RULE, by=by, at=at)
    stop(subject=case, rule=AGAIN_RULE, by=by, at=at)
    if case.allocated_on:
        _clock(case, ASSESS_RULE, by, at)
