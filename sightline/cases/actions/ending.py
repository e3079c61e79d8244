"""Ending a case: the exit plan, the proposal, and the second person (PW-14, PW-25a, PW-30)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _change, _held, _keep, _tell_chronology
from sightline.cases.given import Ends, Exit, SecondRead
from sightline.cases.models import Case, Ending, EndingRead, ExitPlan
from sightline.cases.permissions import is_another, may_give_reason, may_propose, may_read_ending, may_work
from sightline.cases.queries.moving import school_first
from sightline.cases.queries.work import last_plan, nothing_in_the_way
from sightline.cases.states import ASSESS_RULE, CASE, Act, Why
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused, unless
from sightline.deadlines.actions import cancel, stop

NOT_WHOLE = "Fill in every part of the plan, with the child’s and the parents’ words or why there are none."
NO_PLAN = "Write the exit plan first."
NO_WORDS = "Say why it ends."
ENDED = "The case ended."
CONCLUDED = (Why.PLAN, Why.TRANSITION)


@action("cases.exit_planned")
def plan_exit(*, case_id: UUID, plan: Exit, by: Viewer, at: datetime) -> ExitPlan:
    """A version of the exit plan; the one before stays."""
    case = _held(case_id, by, may_work)
    given = asdict(plan)
    empty = [name for name, text in given.items() if name != "handed_to" and not text.strip()]
    unless(bool(empty), NOT_WHOLE).demand()
    last = last_plan(case.pk)
    number = last.number + 1 if last else 1
    made: ExitPlan = _keep(ExitPlan, case, by=by, at=at, number=number, **given)
    return made


@action("cases.ending_proposed")
def propose_ending(*, case_id: UUID, ends: Ends, by: Viewer, at: datetime) -> Ending:
    """With the exit plan, or by a manager with another reason; nothing asked may still be open."""
    case = _held(case_id, by, may_propose)
    may_give_reason(by, ends.why).demand()
    unless(not ends.words.strip(), NO_WORDS).demand()
    plan = last_plan(case.pk)
    unless(ends.why == Why.PLAN and plan is None, NO_PLAN).demand()
    nothing_in_the_way(case, ends.why).demand()
    if ends.why in CONCLUDED:
        school_first(case.pk, london(at).date()).demand()
    last = Ending.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    kept = asdict(ends)
    made: Ending = _keep(Ending, case, by=by, at=at, number=last + 1, plan=plan, **kept)
    _change(case, by=by, at=at, state=CASE.after(case.state, Act.PROPOSE), ending_by_id=by.staff_id)
    return made


@action("cases.ending_read")
def read_ending(*, case_id: UUID, ending_id: UUID, read: SecondRead, by: Viewer, at: datetime) -> EndingRead:
    """A second, different person agrees, and the case ends; or says why not, and it stays open."""
    case = _held(case_id, by, may_read_ending)
    last = Ending.objects.filter(case=case).order_by("-number").first()
    if last is None or last.pk != ending_id:
        raise Refused(NOT_FOUND, hidden=True)
    is_another(by, last.by_id).demand()
    read.stands().demand()
    given = {"ending": last, "first_by_id": last.by_id, "agrees": read.agrees, "words": read.words}
    if read.agrees:
        nothing_in_the_way(case, Why(last.why)).demand()
    made: EndingRead = _keep(EndingRead, case, by=by, at=at, **given)
    if read.agrees:
        _end(case, Why(last.why), by, at)
    else:
        _change(case, by=by, at=at, state=_back(case), ending_by_id=None)
    return made


def _back(case: Case) -> str:
    """Kept open: with whom it was."""
    return CASE.after(case.state, Act.KEEP if case.allocated_on else Act.GIVE_BACK)


def _end(case: Case, why: Why, by: Viewer, at: datetime) -> None:
    day = london(at).date()
    state = CASE.after(case.state, Act.END)
    _change(case, by=by, at=at, state=state, closed_on=day, closed_by_id=by.staff_id)
    stop(subject=case, rule=ASSESS_RULE, by=by, at=at)
    cancel(subject=case, why=ENDED, by=by, at=at)
    title = f"Exploitation pathway: case ended ({case.reference})"
    _tell_chronology(case, "cases.exited", title, by=by, at=at, words=f"{why.label}.")
    emit("cases.exited", subject_id=case.pk, about=case.about, at=at)
