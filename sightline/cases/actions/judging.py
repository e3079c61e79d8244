"""Judging the level, and apart from it whether the child is at risk and has been harmed; and the second reader."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep, _tell_chronology
from sightline.cases.definition import in_force
from sightline.cases.given import Judging, SecondRead
from sightline.cases.models import Assessment, Case, Judgement, ScaleChosen, SecondReading
from sightline.cases.permissions import is_another, may_choose_scale, may_read_second, may_work
from sightline.cases.queries.around import judging_meetings
from sightline.cases.queries.work import last_assessment, scale_in_use, standing_one, waiting_one
from sightline.cases.states import SCALES, Judged, Scale, YesNo
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused, first_refusal, unless

WAITS = "A judgement of this waits for its second reader. Let it be read first."
NO_ASSESSMENT = "Assess the child first: a judgement rests on an assessment."
NOT_MET = "Choose a panel or strategy meeting about this child that was held."
NOT_OF_SCALE = "Choose a level of the scale the partnership uses."
HARM_STAYS = "It was judged that the child has been harmed. That stays in view and is not taken back."
READ = "It has been read already."


@action("cases.judgement_made")
def judge(*, case_id: UUID, judging: Judging, seen: int, by: Viewer, at: datetime) -> Judgement:
    """A judgement against the definition of today. What needs a second person stands once they agree."""
    case = _held(case_id, by, may_work)
    assessment = _rests_on(case, judging, by, at)
    rows = Judgement.objects.filter(case=case, what=judging.what)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    unless(number != seen + 1, WAITS).demand()
    scale = _fits(case, judging)
    made: Judgement = _keep(
        Judgement,
        case,
        by=by,
        at=at,
        what=judging.what,
        number=number,
        level=judging.level or "",
        scale=scale,
        answer=judging.answer or "",
        definition=in_force().key,
        reason=judging.reason,
        judged_on=judging.judged_on,
        assessment=assessment,
        meeting_id=judging.meeting_id,
    )
    made.refresh_from_db(fields=["second_needed"])
    if not made.second_needed:
        _stands(case, made, by, at)
    return made


def _rests_on(case: Case, judging: Judging, by: Viewer, at: datetime) -> Assessment | None:
    """The assessment it rests on, once it says what it must and nothing of its kind waits."""
    met = judging.meeting_id is None or judging.meeting_id in judging_meetings(by, case)
    assessment = last_assessment(case.pk)
    first_refusal(
        judging.stands(on=london(at).date()),
        unless(not met, NOT_MET),
        unless(assessment is None, NO_ASSESSMENT),
        unless(waiting_one(case.pk, judging.what) is not None, WAITS),
    ).demand()
    return assessment


def _fits(case: Case, judging: Judging) -> str:
    """The scale of a level; harm that was judged is not taken back."""
    if judging.what == Judged.LEVEL:
        scale = scale_in_use()
        unless(judging.level not in SCALES[scale], NOT_OF_SCALE).demand()
        return scale.value
    stands = standing_one(case.pk, Judged.HARMED)
    taken_back = judging.what == Judged.HARMED and judging.answer == YesNo.NO
    unless(taken_back and stands is not None and stands.answer == YesNo.YES, HARM_STAYS).demand()
    return ""


@action("cases.judgement_read")
def read_second(
    *, case_id: UUID, judgement_id: UUID, read: SecondRead, by: Viewer, at: datetime
) -> SecondReading:
    """A second, different person agrees, and it stands; or does not, and what stood before goes on."""
    case = _held(case_id, by, may_read_second)
    found: Judgement | None = Judgement.objects.filter(case=case, pk=judgement_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    is_another(by, found.by_id).demand()
    unless(SecondReading.objects.filter(judgement=found).exists(), READ).demand()
    read.stands().demand()
    made: SecondReading = _keep(
        SecondReading,
        case,
        by=by,
        at=at,
        judgement=found,
        first_by_id=found.by_id,
        agrees=read.agrees,
        words=read.words,
    )
    if found.second_needed and read.agrees:
        _stands(case, found, by, at)
    return made


def _stands(case: Case, made: Judgement, by: Viewer, at: datetime) -> None:
    """The chronology says that it was judged, and not how: that is read by those on the case."""
    title = f"{Judged(made.what).label}: judged ({case.reference})"
    _tell_chronology(case, "cases.judged", title, by=by, at=at)
    emit("cases.judged", subject_id=made.pk, about=case.about, at=at)


@action("cases.scale_chosen")
def choose_scale(*, scale: Scale, by: Viewer, at: datetime) -> ScaleChosen:
    """Judge in this scale from now on. What was judged before keeps its own words."""
    may_choose_scale(by).demand()
    last = ScaleChosen.objects.aggregate(last=Max("number"))["last"] or 0
    return ScaleChosen.objects.create(number=last + 1, scale=scale, by_id=by.staff_id, at=at)
