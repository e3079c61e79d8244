"""Handing a child on, contact with the school, terms, and programmes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms import (
    ChangeRunForm,
    CloseHandoverForm,
    CorrectSessionForm,
    HandForm,
    PlaceForm,
    RunForm,
    SchoolForm,
    SessionForm,
    TermForm,
)
from sightline.cases.handing import To
from sightline.cases.models import Handover, Place, Session
from sightline.cases.pages.moving import change_lines, run_lines, term_lines
from sightline.cases.permissions import may_keep_lists, may_note, may_work
from sightline.cases.queries.moving import terms as every_term
from sightline.cases.queries.programmes import RunNow, run_of
from sightline.cases.queries.programmes import runs as every_run
from sightline.cases.views.common import Texts, done, kept_on, worked_on
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import Row

SCHOOL = Texts("Contact with the school", "cases.school", "Keep it", "On record.")
PLACE = Texts("Give a place on a programme", "cases.place", "Give it", "The place is given.")
SESSION = Texts("A session", "cases.session", "Keep it", "On record.")
SESSION_AGAIN = Texts(
    "Put a session right",
    "cases.correct_session",
    "Keep it",
    "On record. Both can be read.",
    "What was kept stays readable, marked as put right.",
)
CLOSE = Texts(
    "Close what was declined",
    "cases.close_handover",
    "Close it",
    "It is closed, with your reason.",
    "It no longer stands in the way of ending the case. What was asked and why it was declined stay on record.",
)
HAND, CHANGE = "cases.hand_on", "cases.change_run"


@staff_page("cases.work")
def hand_on(request: StaffRequest, case_id: UUID, to: str) -> HttpResponse:
    """Ask a service to go on with the child."""
    found = worked_on(request, case_id, may_work)
    if to not in To.values:
        raise Refused(NOT_FOUND, hidden=True)
    kind = To(to)
    form = form_of(request, HandForm, f"{HAND}.{to}", found.pk)

    def save() -> None:
        actions.hand_on(case_id=found.pk, handing=form.handing(kind), by=request.viewer, at=clock.now())

    lead = "They hear of it at once, and are chased until they answer."
    texts = Texts(str(kind.label), f"{HAND}.{to}", "Ask them", "They are asked.", lead)
    return kept_on(request, found, form, save, texts)


@staff_page("cases.lead")
def close_handover(request: StaffRequest, case_id: UUID, handover_id: UUID) -> HttpResponse:
    """Nobody else is asked, and why."""
    found = worked_on(request, case_id, may_note)
    rows = Handover.objects.visible_to(request.viewer).filter(case=found)
    asked: Handover = open_record(rows, request.viewer, handover_id)
    form = form_of(request, CloseHandoverForm, CLOSE.draft, asked.pk)

    def save() -> None:
        given = {"handover_id": asked.pk, "why": form.cleaned_data["why"]}
        actions.close_handover(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    about = [Row("Asked", asked.service)]
    return kept_on(request, found, form, save, CLOSE, subject=asked.pk, rows=about)


@staff_page("cases.work")
def note_school(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The school was spoken with, or could not be."""
    found = worked_on(request, case_id, may_work)
    form = form_of(request, SchoolForm, SCHOOL.draft, found.pk, initial={"contacted_on": clock.today()})

    def save() -> None:
        actions.note_school(case_id=found.pk, spoken=form.spoken(), by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, SCHOOL)


@staff_page("cases.work")
def give_place(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A place for the child on a run."""
    found = worked_on(request, case_id, may_work)
    form = form_of(request, PlaceForm, PLACE.draft, found.pk, runs=every_run())

    def save() -> None:
        given = {"run_id": form.run_id(), "words": form.cleaned_data["words"]}
        actions.give_place(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, PLACE)


@staff_page("cases.work")
def note_session(request: StaffRequest, case_id: UUID, place_id: UUID) -> HttpResponse:
    """Whether the child came."""
    found = worked_on(request, case_id, may_work)
    rows = Place.objects.visible_to(request.viewer).filter(case=found).select_related("run")
    place: Place = open_record(rows, request.viewer, place_id)
    days = _standing(place.run_id).days
    form = form_of(request, SessionForm, SESSION.draft, place.pk, of=days, on=clock.today())

    def save() -> None:
        given = {"place_id": place.pk, **form.given()}
        actions.note_session(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, SESSION, subject=place.pk)


@staff_page("cases.work")
def correct_session(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponse:
    """A further entry in place of one that was kept wrongly; both stay."""
    found = worked_on(request, case_id, may_work)
    rows = Session.objects.visible_to(request.viewer).filter(case=found).select_related("place__run")
    wrong: Session = open_record(rows, request.viewer, session_id)
    run = _standing(wrong.place.run_id)
    was = {"day": wrong.day.isoformat(), "came": wrong.came, "words": wrong.words}
    given: dict[str, Any] = {"of": sorted({*run.run.days, *run.days, wrong.day}), "on": clock.today()}
    form = form_of(request, CorrectSessionForm, SESSION_AGAIN.draft, wrong.pk, initial=was, **given)

    def save() -> None:
        said = {"session_id": wrong.pk, **form.given()}
        actions.correct_session(case_id=found.pk, **said, by=request.viewer, at=clock.now())

    return kept_on(request, found, form, save, SESSION_AGAIN, subject=wrong.pk)


@require_GET
@staff_page("cases.work")
def programmes(request: StaffRequest) -> HttpResponse:
    """Programmes, and the runs of them."""
    adds = bool(may_keep_lists(request.viewer))
    return render(
        request, "cases/programmes.jinja", {"lines": run_lines(every_run(), changes=adds), "adds": adds}
    )


@staff_page("cases.allocate")
def add_run(request: StaffRequest) -> HttpResponse:
    """A run with its days."""
    form: RunForm = RunForm.of(request)

    def save() -> None:
        actions.add_run(**form.cleaned_data, by=request.viewer, at=clock.now())

    if request.method == "POST" and form.is_valid():
        saved_or_told(form, save)
        if form.is_valid():
            return redirect("cases:programmes")
    shown = {"title": "Add a run of a programme", "route": "cases:programmes", "button": "Add it"}
    return render(request, "cases/listed.jinja", {"form": form, "lines": [], **shown})


def _standing(run_id: UUID) -> RunNow:
    found = run_of(run_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


@staff_page("cases.allocate")
def change_run(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """Other days, fewer, or none, and why."""
    found = _standing(run_id)
    days = "\n".join(f"{each.day}/{each.month}/{each.year}" for each in found.days)
    was = {"version": found.number, "days": days, "place": found.place}
    form: ChangeRunForm = ChangeRunForm.of(request, initial=was)

    def save() -> None:
        given = {name: form.cleaned_data[name] for name in ("place", "days", "why")}
        seen = int(form.cleaned_data["version"])
        actions.change_run(run_id=run_id, **given, seen=seen, by=request.viewer, at=clock.now())

    saving = saved(request, form, CHANGE, found.run.pk, save)
    if saving.done:
        return done(request, "The change is on record.", "cases:programmes")
    shown = {"title": f"Change {found.run.called}", "route": "cases:programmes", "button": "Keep the change"}
    lines = change_lines(found)
    return render(
        request, "cases/listed.jinja", {"form": form, "lines": lines, "clash": saving.clash, **shown}
    )


@staff_page("cases.allocate")
def terms(request: StaffRequest) -> HttpResponse:
    """The terms of the schools here, and one more."""
    form: TermForm = TermForm.of(request)

    def save() -> None:
        actions.note_term(**form.cleaned_data, by=request.viewer, at=clock.now())

    if request.method == "POST" and form.is_valid():
        saved_or_told(form, save)
        if form.is_valid():
            return redirect("cases:terms")
    shown = {"title": "School terms", "route": "cases:list", "button": "Add this term"}
    return render(request, "cases/listed.jinja", {"form": form, "lines": term_lines(every_term()), **shown})
