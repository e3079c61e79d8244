"""Records whose review date has passed, and one person's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import Form, saved_or_told
from sightline.core.pages import paginate
from sightline.information_rights.actions.reviewing import keep_on, propose_disposal, propose_papers
from sightline.information_rights.forms.lawful_life import KeepForm, PapersForm, ProposeForm
from sightline.information_rights.pages import lawful_life as pages
from sightline.information_rights.permissions import may_review_person
from sightline.information_rights.queries import review as queries
from sightline.information_rights.queries.holds import is_held
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.states import PEOPLE
from sightline.information_rights.views.common import opened
from sightline.people.queries.facts import name_lines, shown_name


@require_GET
@staff_page("information_rights.review")
def due(request: StaffRequest) -> HttpResponse:
    """Everybody whose review date has passed, longest ago first."""
    today = clock.today()
    page = paginate(request, queries.DuePeople(today))
    ids = [each.record_id for each in page]
    lines = pages.due_lines(list(page), name_lines(ids), queries.waiting_for(ids, today))
    return render(request, "information_rights/due.jinja", {"page": page, "lines": lines})


@require_GET
@staff_page("information_rights.confirm")
def person(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """What is held about one person, when it comes to its review, and what was decided."""
    found = opened(request.viewer, record_id)
    people, today = queries.whole_identity(found.pk), clock.today()
    waits = queries.waiting_for(people, today)
    last = max(queries.due_of(people, today).values(), default=None)
    context = {
        "record": found,
        "name": shown_name(found.pk),
        "linked": len(people) - 1,
        "born": found.born.in_words(),
        "last": last,
        "past": last is not None and last <= today,
        "waits": max(waits.values(), default=0),
        "held": is_held(PEOPLE, people),
        "reach": pages.reach_rows(queries.reach_of(people)),
        "kept": queries.kept_on(found.pk),
        "proposed": queries.proposed_for(found.pk),
        "leave": may_review_person(request.viewer, every_name(people)),
        "may_hold": request.viewer.may("information_rights.hold"),
        "may_answer": request.viewer.may("information_rights.answer"),
        "may_correct": request.viewer.may("information_rights.correct"),
    }
    return render(request, "information_rights/person.jinja", context)


@staff_page("information_rights.review")
def keep(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Keep somebody's records on."""
    found = opened(request.viewer, record_id)
    may_review_person(request.viewer, every_name(queries.whole_identity(found.pk))).demand()
    form: KeepForm = KeepForm.of(request)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        if saved_or_told(form, lambda: keep_on(record_id=found.pk, **given, by=by, at=clock.now())):
            messages.success(request, "Kept. They come to review again after that day.")
            return redirect("information_rights:person", record_id=found.pk)
    return _decision(request, form, found.pk, title="Keep these records", save="Keep them")


@staff_page("information_rights.review")
def propose(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Propose that somebody's records be disposed of."""
    found = opened(request.viewer, record_id)
    may_review_person(request.viewer, every_name(queries.whole_identity(found.pk))).demand()
    form: ProposeForm = ProposeForm.of(request)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        if saved_or_told(form, lambda: propose_disposal(record_id=found.pk, **given, by=by, at=clock.now())):
            messages.success(request, "Proposed. Nothing goes until a second person has confirmed it.")
            return redirect("information_rights:person", record_id=found.pk)
    return _decision(request, form, found.pk, title="Propose disposal", save="Propose it")


@staff_page("information_rights.review")
def papers(request: StaffRequest) -> HttpResponse:
    """Propose that working papers up to a day be disposed of."""
    form: PapersForm = PapersForm.of(request)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        if saved_or_told(form, lambda: propose_papers(**given, by=by, at=clock.now())):
            messages.success(request, "Proposed. Nothing goes until a second person has confirmed it.")
            return redirect("information_rights:disposals")
    return _decision(request, form, None, title="Dispose of working papers", save="Propose it")


def _decision(request: StaffRequest, form: Form, record_id: UUID | None, **words: Any) -> HttpResponse:
    name = shown_name(record_id) if record_id else ""
    context = {"form": form, "record_id": record_id, "name": name, "heading_of": words["title"], **words}
    return render(request, "information_rights/decision.jinja", context)
