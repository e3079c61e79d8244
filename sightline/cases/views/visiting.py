"""Recording a visit, planning one, the safety note, and every visit of a case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms import CorrectVisitForm, PlanVisitForm, SafetyNoteForm, VisitForm
from sightline.cases.models import Visit
from sightline.cases.pages.visiting import note_rows, visit_line
from sightline.cases.permissions import may_work
from sightline.cases.queries.visiting import safety_note_of, visitors, visits_of
from sightline.cases.views.common import Texts, done, form_page, kept_on, opened, worked_on
from sightline.cases.visiting import How, Visited
from sightline.core import clock
from sightline.people.queries import name_lines

VISIT, PLAN, NOTE = "cases.visit", "cases.plan_visit", "cases.safety_note"
CORRECT = "cases.correct_visit"
ONLY_SEEN = "Only a visit face to face counts as having seen the child. One that was tried is kept too."
READ_FIRST = "Read the safety note above before you plan."
BOTH_STAY = "What was kept stays readable, marked as put right. The clock is counted from what you keep here."
NOTE_LEAD = "Everybody who visits reads it first. Each version is kept."


@require_GET
@staff_page("cases.read")
def every(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The newest visits, each as it was."""
    found = opened(request, case_id)
    works = bool(may_work(request.viewer, found))
    lines = [visit_line(each, works=works) for each in visits_of(found.pk)]
    who = name_lines([found.child_id])[found.child_id]
    return render(request, "cases/visits.jinja", {"case": found, "lines": lines, "who": who})


@staff_page("cases.work")
def record(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A visit, or one that was tried."""
    found = worked_on(request, case_id, may_work)
    people = visitors(request.viewer, found)
    own = {"visitor": str(request.viewer.staff_id), "visited_on": clock.today(), "how": How.FACE.value}
    form = form_of(request, VisitForm, VISIT, found.pk, people=people, initial=own)
    key = key_of(request)

    def save() -> None:
        visited, by = form.visited(), request.viewer
        actions.record_visit(case_id=found.pk, visited=visited, key=key, by=by, at=clock.now())

    saving = saved(request, form, VISIT, found.pk, save)
    if saving.done:
        return done(request, "The visit is kept.", "cases:one", found.pk)
    texts = {"title": "Record a visit", "draft": VISIT, "button": "Keep this visit", "lead": ONLY_SEEN}
    return form_page(request, found, form=form, saving=saving, more={"once": str(key)}, **texts)


@staff_page("cases.work")
def correct(request: StaffRequest, case_id: UUID, visit_id: UUID) -> HttpResponse:
    """A further entry in place of a visit that was kept wrongly; both stay."""
    found = worked_on(request, case_id, may_work)
    wrong: Visit = open_record(
        Visit.objects.visible_to(request.viewer).filter(case=found), request.viewer, visit_id
    )
    people = visitors(request.viewer, found)
    was = {name: getattr(wrong, name) for name in Visited.__dataclass_fields__ if name != "why"}
    was["visitor"] = str(wrong.visitor_id or wrong.by_id)
    form = form_of(request, CorrectVisitForm, CORRECT, wrong.pk, people=people, initial=was)

    def save() -> None:
        given: dict[str, Any] = {"visit_id": wrong.pk, "visited": form.visited()}
        actions.correct_visit(case_id=found.pk, **given, by=request.viewer, at=clock.now())

    texts = Texts("Put a visit right", CORRECT, "Keep it", "On record. Both can be read.", BOTH_STAY)
    return kept_on(request, found, form, save, texts, subject=wrong.pk, rows=visit_line(wrong).rows)


@staff_page("cases.work")
def plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A visit to come, once the safety note is read."""
    found = worked_on(request, case_id, may_work)
    note = safety_note_of(found.pk)
    form = form_of(request, PlanVisitForm, PLAN, found.pk, initial={"version": note.number if note else 0})

    def save() -> None:
        visit, seen = form.to_visit(), int(form.cleaned_data["version"])
        actions.plan_visit(case_id=found.pk, visit=visit, seen=seen, by=request.viewer, at=clock.now())

    saving = saved(request, form, PLAN, found.pk, save)
    if saving.done:
        return done(request, "The visit is planned.", "cases:one", found.pk)
    texts = {"title": "Plan a visit", "draft": PLAN, "button": "Plan it", "lead": READ_FIRST}
    rows = note_rows(note, on=clock.today())
    return form_page(request, found, form=form, saving=saving, rows=rows, **texts)


@staff_page("cases.work")
def note(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A version of the safety note, begun from the one before."""
    found = worked_on(request, case_id, may_work)
    last = safety_note_of(found.pk)
    initial = {"version": last.number if last else 0}
    if last:
        initial |= {name: getattr(last, name) for name in ("says", "who_may_be_met", "words")}
    form = form_of(request, SafetyNoteForm, NOTE, found.pk, initial=initial)

    def save() -> None:
        noted, seen = form.noted(), int(form.cleaned_data["version"])
        actions.note_safety(case_id=found.pk, noted=noted, seen=seen, by=request.viewer, at=clock.now())

    saving = saved(request, form, NOTE, found.pk, save)
    if saving.done:
        return done(request, "The safety note is kept.", "cases:one", found.pk)
    texts = {
        "title": "Safety note for visits",
        "draft": NOTE,
        "button": "Keep this version",
        "lead": NOTE_LEAD,
    }
    return form_page(request, found, form=form, saving=saving, **texts)
