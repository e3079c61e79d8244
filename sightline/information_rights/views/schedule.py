"""How long records are kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.pages import paginate
from sightline.information_rights.actions.schedule import answer_schedule, propose_schedule
from sightline.information_rights.forms.lawful_life import ScheduleAnswerForm, ScheduleForm
from sightline.information_rights.pages import lawful_life as pages
from sightline.information_rights.permissions import may_agree_schedule
from sightline.information_rights.queries import schedule as queries


@require_GET
@staff_page("information_rights.confirm")
def start(request: StaffRequest) -> HttpResponse:
    """Where the pages of this folder begin."""
    return render(request, "information_rights/start.jinja", {"viewer": request.viewer})


@require_GET
@staff_page("information_rights.confirm")
def schedule(request: StaffRequest) -> HttpResponse:
    """Each class, how long it is kept, on whose authority; and what was proposed."""
    page, titles = paginate(request, queries.proposals()), queries.titles()
    context = {
        "rules": [pages.schedule_line(rule) for rule in queries.schedule_on(clock.today())],
        "page": page,
        "lines": [pages.proposal_line(each, titles, request.viewer) for each in page],
        "may": request.viewer.may("information_rights.schedule"),
    }
    return render(request, "information_rights/schedule.jinja", context)


@staff_page("information_rights.schedule")
def propose(request: StaffRequest, key: str) -> HttpResponse:
    """Propose another entry for one class."""
    rule = queries.rule_of(key, clock.today())
    if rule is None:
        raise Http404
    kept = {"years": rule.years, "authority": rule.authority}
    form: ScheduleForm = ScheduleForm.of(request, initial=kept)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if saved_or_told(form, lambda: propose_schedule(key=key, **given, by=request.viewer, at=clock.now())):
            messages.success(request, "Proposed. It counts once a second person has agreed.")
            return redirect("information_rights:schedule")
    context = {"form": form, "rule": pages.schedule_line(rule), "save": "Propose it"}
    return render(request, "information_rights/schedule_entry.jinja", context)


@staff_page("information_rights.schedule")
def agree(request: StaffRequest, schedule_proposal_id: UUID) -> HttpResponse:
    """A second person answers."""
    held = queries.proposals().filter(pk=schedule_proposal_id, answer=None).first()
    if held is None:
        raise Http404
    may_agree_schedule(request.viewer, held.by_id).demand()
    form: ScheduleAnswerForm = ScheduleAnswerForm.of(request)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        if saved_or_told(form, lambda: answer_schedule(proposal_id=held.pk, **given, by=by, at=clock.now())):
            messages.success(request, "Kept.")
            return redirect("information_rights:schedule")
    line = pages.proposal_line(held, queries.titles(), request.viewer)
    context = {"form": form, "proposal": line, "save": "Keep my answer"}
    return render(request, "information_rights/schedule_entry.jinja", context)
