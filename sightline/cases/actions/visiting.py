"""Visits: kept as they were; the clock of the next runs where the level asks for one (PW-25, CL-49, WF-10a)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _clock, _held, _keep, _tell_chronology
from sightline.cases.models import Case, SafetyNote, Visit, VisitPlanned
from sightline.cases.permissions import may_work
from sightline.cases.queries.visiting import days_seen, last_seen_on, safety_note_of, visitors
from sightline.cases.queries.work import standing_one
from sightline.cases.states import OPEN, Judged
from sightline.cases.visiting import (
    COUNTED_AGAIN,
    ENDED_WRONGLY,
    SEEN_RULE,
    Came,
    Noted,
    ToVisit,
    Visited,
    frequencies,
)
from sightline.core.clock import london
from sightline.core.leave import Refused, unless
from sightline.core.versions import next_number
from sightline.core.words import day, first_lower
from sightline.deadlines.actions import cancel, say_ended_wrongly, stop
from sightline.deadlines.counting import end_of
from sightline.deadlines.models import Clock

BEFORE = "The case was opened on {day}. What was done before is not a visit of it."
NOT_A_VISITOR = "Choose somebody of the team, or somebody with a role in the case."
NOT_SO_OFTEN = "The level no longer asks for it."
CORRECTED = "It has been put right already. Put right the newest."
NEW_NOTE = "The safety note was written while you were planning. Read it, and plan again."


@action("cases.visited")
def record_visit(
    *, case_id: UUID, visited: Visited, by: Viewer, at: datetime, key: UUID | None = None
) -> Visit:
    """Keep a visit, or one that was tried. Having seen the child begins the clock of the next time."""
    case = _held(case_id, by, may_work)
    own = Visit.objects.filter(case=case, by_id=by.staff_id)
    before: Visit | None = own.filter(pk=key).first() if key else None
    if before:
        return before
    visited.stands(on=london(at).date()).demand()
    _fits(case, visited, by)
    made: Visit = _keep(Visit, case, by=by, at=at, key=key, **visited.columns())
    if made.came == Came.SEEN:
        _seen(case, _moment(made), by, at)
    title = f"Exploitation team: {Came(made.came).label.lower()} ({case.reference})"
    _tell_chronology(case, "cases.visited", title, by=by, at=at, happened_at=_moment(made))
    return made


@action("cases.visit_corrected")
def correct_visit(*, case_id: UUID, visit_id: UUID, visited: Visited, by: Viewer, at: datetime) -> Visit:
    """A further row in place of one that was kept wrongly; both stay, and the clock is counted from what stands."""
    case = _held(case_id, by, may_work)
    wrong: Visit | None = Visit.objects.filter(case=case, pk=visit_id).first()
    if wrong is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(Visit.objects.filter(corrects=wrong).exists(), CORRECTED).demand()
    visited.corrects(on=london(at).date()).demand()
    _fits(case, visited, by)
    made: Visit = _keep(Visit, case, by=by, at=at, corrects=wrong, **visited.columns())
    _count_again(case, wrong, made, by, at)
    title = (
        f"Exploitation team, a visit put right: {first_lower(str(Came(made.came).label))} ({case.reference})"
    )
    _tell_chronology(case, "cases.visit_corrected", title, by=by, at=at, happened_at=_moment(made))
    return made


def _fits(case: Case, visited: Visited, by: Viewer) -> None:
    """It is of this case: since it was opened, by somebody of the team or with a role in it."""
    unless(visited.visited_on < case.opened_on, BEFORE.format(day=day(case.opened_on))).demand()
    who = visited.visitor
    known = who is None or who.pk == by.staff_id or who in visitors(by, case)
    unless(not known, NOT_A_VISITOR).demand()


def _moment(visit: Visit) -> datetime:
    return min(visit.at, end_of(visit.visited_on))


def _seen(case: Case, moment: datetime, by: Viewer, at: datetime) -> None:
    """The clock of the next time starts again; a visit from before it began changes nothing."""
    running = Clock.objects.filter(subject_id=case.pk, rule__code=SEEN_RULE, stopped_at=None).first()
    if running and london(moment).date() >= london(running.started_at).date():
        stop(subject=case, rule=SEEN_RULE, by=by, at=at, stopped_at=moment)
        _clock(case, SEEN_RULE, by, at, since=moment)


def _count_again(case: Case, wrong: Visit, made: Visit, by: Viewer, at: datetime) -> None:
    """Run the clock anew over the visits that stand, from where the wrong one had begun it afresh."""
    before, after = [each.visited_on if each.came == Came.SEEN else None for each in (wrong, made)]
    clocks = Clock.objects.filter(subject_id=case.pk, rule__code=SEEN_RULE)
    running = clocks.filter(stopped_at=None).first()
    if before == after:
        return
    ended = clocks.filter(stopped_at=_moment(wrong)).order_by("started_at").first() if before else None
    if ended:
        say_ended_wrongly(clock=ended, why=ENDED_WRONGLY, by=by, at=at)
    if running is None:
        return
    since = ended.started_at if ended else running.started_at
    if before:
        cancel(subject=case, rule=SEEN_RULE, why=COUNTED_AGAIN, by=by, at=at)
        _clock(case, SEEN_RULE, by, at, since=since)
    for seen in days_seen(case.pk):
        if min(at, end_of(seen)) > since:
            _seen(case, min(at, end_of(seen)), by, at)


def _follow_frequency(case: Case, since: datetime, by: Viewer, at: datetime) -> None:
    """Where the level that stands asks for it, the clock runs: from the judgement, or from when the child was seen."""
    level = standing_one(case.pk, Judged.LEVEL)
    asked = frequencies().get(level.level) if level and case.state in OPEN else None
    if asked is None or asked.rule != SEEN_RULE:
        cancel(subject=case, rule=SEEN_RULE, why=NOT_SO_OFTEN, by=by, at=at)
    elif not Clock.objects.filter(subject_id=case.pk, rule__code=SEEN_RULE, stopped_at=None).exists():
        seen = last_seen_on(case.pk)
        _clock(case, SEEN_RULE, by, at, since=max(since, min(at, end_of(seen))) if seen else since)


@action("cases.visit_planned")
def plan_visit(*, case_id: UUID, visit: ToVisit, seen: int, by: Viewer, at: datetime) -> VisitPlanned:
    """Plan a visit by what the safety note says. `seen` is the number of the note the page showed, 0 for none."""
    case = _held(case_id, by, may_work)
    note = safety_note_of(case.pk)
    unless((note.number if note else 0) != seen, NEW_NOTE).demand()
    visit.stands(note.says if note else "", on=london(at).date()).demand()
    made: VisitPlanned = _keep(VisitPlanned, case, by=by, at=at, note=note, **asdict(visit))
    return made


@action("cases.safety_noted")
def note_safety(*, case_id: UUID, noted: Noted, seen: int, by: Viewer, at: datetime) -> SafetyNote:
    """Keep a version of the safety note; whoever wrote one in between is not written over."""
    case = _held(case_id, by, may_work)
    noted.stands().demand()
    last, typed = safety_note_of(case.pk), noted.columns()
    number = next_number(last, seen=seen, typed=typed)
    made: SafetyNote = _keep(SafetyNote, case, by=by, at=at, number=number, **typed)
    return made
