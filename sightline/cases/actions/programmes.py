"""A run of a programme, a child's place on it, and each session (PW-31)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions.hand import NOT_FOUND, _held, _keep, _tell_chronology
from sightline.cases.models import Place, Run, RunChange, Session
from sightline.cases.permissions import may_keep_lists, may_work
from sightline.cases.programmes import Came, programmes, title_of
from sightline.cases.queries.programmes import run_of, runs_now
from sightline.core.clock import london
from sightline.core.leave import Refused, first_refusal, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.core.words import day as in_words

NO_SUCH = "Choose a programme from the list."
NO_DAYS = "Say on which days it runs."
NO_NAME = "Give the run a name people know it by."
HAS_PLACE = "The child has a place on it already."
NO_WHY = "Say why it changes."
CALLED_OFF = "That run does not take place any more."
NOT_A_DAY = "Choose a day on which it runs, and which has come."
NOTED = "That session is on record already."


@action("cases.run_added")
def add_run(*, programme: str, called: str, place: str, days: list[date], by: Viewer, at: datetime) -> Run:
    """A run with its days."""
    may_keep_lists(by).demand()
    first_refusal(
        unless(programme not in programmes(), NO_SUCH),
        unless(not called.strip(), NO_NAME),
        unless(not days, NO_DAYS),
    ).demand()
    kept = {"programme": programme, "called": called, "place": place, "days": sorted(set(days))}
    return Run.objects.create(**kept, by_id=by.staff_id, at=at)


@action("cases.run_changed")
def change_run(
    *, run_id: UUID, place: str, days: list[date], why: str, seen: int, by: Viewer, at: datetime
) -> RunChange:
    """Other days, fewer, or none. `seen` is the number of the last change that the page showed, 0 for none."""
    may_keep_lists(by).demand()
    wait_turn(run_id)
    found = run_of(run_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not why.strip(), NO_WHY).demand()
    kept: dict[str, Any] = {"place": place, "days": sorted(set(days)), "why": why}
    last = found.changes[-1] if found.changes else None
    saved = shown_of(last, kept) | {"days": [in_words(each) for each in found.days]}
    number = next_number(last, seen=seen, saved=saved, typed=kept)
    return RunChange.objects.create(run=found.run, number=number, **kept, by_id=by.staff_id, at=at)


@action("cases.place_given")
def give_place(*, case_id: UUID, run_id: UUID, words: str, by: Viewer, at: datetime) -> Place:
    """A place for the child on a run."""
    case = _held(case_id, by, may_work)
    found = run_of(run_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    run = found.run
    unless(not found.days, CALLED_OFF).demand()
    unless(Place.objects.filter(case=case, run=run).exists(), HAS_PLACE).demand()
    made: Place = _keep(Place, case, by=by, at=at, run=run, words=words)
    title = f"A place on a programme ({case.reference})"
    _tell_chronology(
        case, "cases.place_given", title, by=by, at=at, words=f"{title_of(run.programme)}: {run.called}."
    )
    return made


@action("cases.session_noted")
def note_session(
    *, case_id: UUID, place_id: UUID, day: date, came: Came, words: str, by: Viewer, at: datetime
) -> Session:
    """Whether the child came on one of its days."""
    case = _held(case_id, by, may_work)
    place: Place | None = Place.objects.filter(case=case, pk=place_id).select_related("run").first()
    if place is None:
        raise Refused(NOT_FOUND, hidden=True)
    days = runs_now([place.run_id])[place.run_id].days
    unless(came == Came.NONE or day not in days or day > london(at).date(), NOT_A_DAY).demand()
    unless(Session.objects.standing().filter(place=place, day=day).exists(), NOTED).demand()
    made: Session = _keep(Session, case, by=by, at=at, place=place, day=day, came=came, words=words)
    return made
