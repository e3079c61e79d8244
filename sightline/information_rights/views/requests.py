"""Requests for records: taking one down, its clock, collecting, and asking other controllers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.looking import open_record
from sightline.access.queries import names_of_agencies
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.deadlines.queries import calendar
from sightline.information_rights.actions.requests import Wanted, collect_records, consult, take_request
from sightline.information_rights.actions.steps import take_step
from sightline.information_rights.collecting import elsewhere
from sightline.information_rights.forms.requests import ConsultForm, RequestForm, StepForm
from sightline.information_rights.models import RecordsRequest
from sightline.information_rights.pages import requests as pages
from sightline.information_rights.permissions import may_answer, may_take_step
from sightline.information_rights.queries import requests as queries
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.review import correctable, whole_identity
from sightline.people.queries.facts import name_lines, shown_name


@require_GET
@staff_page("information_rights.answer")
def requests(request: StaffRequest) -> HttpResponse:
    """Every request, newest first, with its clock."""
    page, on = paginate(request, queries.requests()), clock.today()
    ids = [each.pk for each in page]
    steps, done, working = queries.steps_of(ids), queries.approved_of(ids), calendar()
    names = name_lines({each.record_id for each in page})
    lines = [
        pages.request_row(
            each,
            names[each.record_id],
            queries.standing_of(each, steps[each.pk], working),
            answered=each.pk in done,
            on=on,
        )
        for each in page
    ]
    return render(request, "information_rights/requests.jinja", {"page": page, "lines": lines})


@staff_page("information_rights.answer")
def take(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Take a request for somebody's records down."""
    found = open_record(correctable(request.viewer), request.viewer, record_id)
    people = whole_identity(found.pk)
    may_answer(request.viewer, every_name(people)).demand()
    earlier = list(queries.requests_about(people))
    form: RequestForm = RequestForm.of(request, earlier=bool(earlier))
    if request.method == "POST" and form.is_valid():
        given, by = Wanted(**form.cleaned_data), request.viewer
        made = saved_or_told(
            form, lambda: take_request(record_id=found.pk, given=given, by=by, at=clock.now())
        )
        if made is not None:
            messages.success(request, "Taken down. Its clock runs from the day it came.")
            return redirect("information_rights:request", request_id=made.pk)
    context = {"form": form, "record_id": found.pk, "name": shown_name(found.pk)}
    context["earlier"] = [pages.earlier_line(each) for each in earlier]
    return render(request, "information_rights/request_take.jinja", context)


def opened_request(request: StaffRequest, request_id: UUID) -> RecordsRequest:
    """The request of a page, and that it was opened. Nobody opens one for what bears their own name."""
    held = open_record(queries.requests(), request.viewer, request_id)
    may_answer(request.viewer, every_name(held.about)).demand()
    return held


@staff_page("information_rights.answer")
def one(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """One request: its clock, what was done, and its lines."""
    held = opened_request(request, request_id)
    form: StepForm = StepForm.of(request)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        may_take_step(by, given["kind"], held.by_id, every_name(held.about)).demand()
        if saved_or_told(form, lambda: take_step(request_id=held.pk, **given, by=by, at=clock.now())):
            messages.success(request, "Kept.")
            return redirect("information_rights:request", request_id=held.pk)
    state = queries.state_of(held)
    tag = pages.due_tag(state.standing, answered=bool(state.answer), on=clock.today())
    page = paginate(request, queries.lines_of(held.pk))
    context = {
        "form": form,
        "held": held,
        "name": shown_name(held.record_id),
        "rows": pages.request_rows(held, tag),
        "advice": pages.advice(held),
        "steps": state.steps,
        "answers": queries.answers_of(held.pk),
        "done": state.answer,
        "over": not state.not_done(),
        "unseen": queries.unseen(held.pk),
        "page": page,
        "lines": [pages.line_row(each) for each in queries.decisions_of(list(page))],
    }
    return render(request, "information_rights/request.jinja", context)


@require_POST
@staff_page("information_rights.answer")
def collecting(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Collect what this person may read."""
    held = opened_request(request, request_id)
    try:
        lines = collect_records(request_id=held.pk, by=request.viewer, at=clock.now())
    except Refused as refused:
        if refused.hidden:
            raise
        messages.error(request, refused.sentence)
    else:
        messages.success(request, f"Collected: {len(lines)}. Decide on each.")
    return redirect("information_rights:request", request_id=held.pk)


@staff_page("information_rights.answer")
def controllers(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Who else holds entries about the person or controls what was collected, and asking them."""
    held = opened_request(request, request_id)
    missing, state = elsewhere(held.about), queries.state_of(held)
    whose, asked = queries.other_controllers(held), queries.asked_of(state.steps)
    names = names_of_agencies({*missing, *whose})
    others = [(str(pk), names[pk]) for pk in names if pk not in {held.controller_id, *asked}]
    form: ConsultForm = ConsultForm.of(request, agencies=sorted(others, key=lambda pair: pair[1]))
    if request.method == "POST" and form.is_valid():
        agency, by = UUID(form.cleaned_data["agency"]), request.viewer
        if saved_or_told(form, lambda: consult(request_id=held.pk, agency_id=agency, by=by, at=clock.now())):
            messages.success(request, "Asked. The answer comes back like any follow-up.")
            return redirect("information_rights:controllers", request_id=held.pk)
    context = {
        "form": form,
        "held": held,
        "lines": pages.elsewhere_lines(missing, names, held.controller_id, asked),
        "collected": pages.collected_lines(whose, names, asked),
        "others": others if state.not_done() else [],
    }
    return render(request, "information_rights/controllers.jinja", context)
