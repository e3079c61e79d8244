"""Breaking the glass: asking, the record while it is open, two others' agreement, and the review."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.people import actions, pages
from sightline.people.forms import emergencies as forms
from sightline.people.models import Emergency
from sightline.people.pages import emergencies as shown
from sightline.people.permissions import may_agree_emergency, may_review_emergency
from sightline.people.queries import chronology, one_child, records
from sightline.people.queries.emergencies import emergencies, emergencies_of, waiting_for_two
from sightline.people.states import EmergencyState

OVER = "The time for which this record was open is over. If you still need it, ask again."


@staff_page("people.break_glass")
def break_glass(request: StaffRequest) -> HttpResponse:
    """Ask for a record out of reach."""
    form = forms.EmergencyForm.of(request)
    if form.is_bound and form.is_valid():
        given = {"asked": form.asked(), "why": form.cleaned_data["why"], "by": request.viewer}
        made = saved_or_told(form, lambda: actions.break_glass(**given, at=clock.now()))
        if made:
            messages.success(request, _said(made))
            return redirect("people:emergency_one", made.pk)
    now = clock.now()
    own = shown.lines(emergencies_of(request.viewer)[:5], at=now)
    return render(request, "people/break_glass.jinja", {"form": form, "own": own, "heads": shown.HEADS})


def _said(made: Emergency) -> str:
    if made.wall_id:
        return "Asked. The manager on call, others who can agree, and information governance have been told."
    return "The record is open to you for one hour. Information governance has been told."


@require_GET
@staff_page("people.follow_emergency")
def emergency_one(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    """One emergency: who asked, why, what others said."""
    found, now = _one(request, emergency_id), clock.now()
    context = {
        "it": found,
        "rows": shown.rows(found, at=now),
        "answers": shown.answers(found),
        "acts": shown.acts(found, request.viewer, at=now),
        "waits": shown.state(found, at=now) == EmergencyState.WAITING,
        "many": request.viewer.may("people.see_emergencies"),
    }
    return render(request, "people/emergency.jinja", context)


@require_GET
@staff_page("people.break_glass")
def emergency_record(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    """The record itself, to whoever asked, while it is open. Each opening is on the record of access."""
    found, now = _one(request, emergency_id), clock.now()
    viewer, today = request.viewer, clock.today()
    if found.by_id != viewer.staff_id or found.wall_id:
        raise Refused(NOT_FOUND, hidden=True)
    if shown.state(found, at=now) != EmergencyState.OPEN:
        raise Refused(OVER)
    open_record(
        records(viewer), viewer, found.about[0], why=f"Emergency {found.number}", also_about=found.about
    )
    child = one_child(viewer, found.about[0])
    if child is None:
        raise Refused(NOT_FOUND, hidden=True)
    told = chronology(viewer, child.record_ids, before=request.GET.get("before", ""))
    context = {
        "it": found,
        "header": pages.header(child, on=today),
        "details": shown.read_only(pages.details(viewer, child, on=today)),
        "happenings": pages.chronology_lines(told.lines),
        "next_before": told.next_before,
    }
    return render(request, "people/emergency_record.jinja", context)


@require_GET
@staff_page("people.see_emergencies")
def emergency_list(request: StaffRequest) -> HttpResponse:
    """Those that wait for two others, and all there have been."""
    form, now = forms.EmergencyFilter(request), clock.now()
    found = emergencies()
    if wanted := form.chosen().get("review"):
        found = found.filter(review__isnull=wanted == "wanted")
    page = paginate(request, found)
    waiting = [
        each for each in waiting_for_two(at=now) if shown.state(each, at=now) == EmergencyState.WAITING
    ]
    context = {
        "form": form,
        "page": page,
        "lines": shown.lines(page, at=now),
        "waiting": shown.lines(waiting, at=now),
        "heads": shown.HEADS,
    }
    return render(request, "people/emergencies.jinja", context)


@staff_page("people.agree_emergency")
def emergency_answer(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    """One of two others agrees, or does not."""
    found = _one(request, emergency_id)
    may_agree_emergency(request.viewer, found.by_id).demand()
    form = forms.AgreeForm.of(request)

    def save(given: dict[str, Any]) -> object:
        return actions.answer_emergency(emergency=found, **given, by=request.viewer, at=clock.now())

    shows = {
        "title": "Agree to opening a restricted record?",
        "lead": "You decide on the reason alone: neither of you sees whose record it is. Ring whoever asked before you "
        "answer, on a number you know.",
        "button": "Keep my answer",
    }
    return _saving(request, found, form, save, said="Your answer has been kept.", shows=shows)


@staff_page("people.review_emergencies")
def emergency_review(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    """What information governance found."""
    found = _one(request, emergency_id)
    may_review_emergency(request.viewer, found.by_id).demand()
    form = forms.ReviewForm.of(request)

    def save(given: dict[str, Any]) -> object:
        return actions.review_emergency(emergency=found, **given, by=request.viewer, at=clock.now())

    shows = {
        "title": "Review an emergency",
        "lead": "Speak with whoever asked, and read what they opened on the record of access.",
        "button": "Keep the review",
    }
    return _saving(request, found, form, save, said="The review has been kept.", shows=shows)


def _one(request: StaffRequest, emergency_id: UUID) -> Emergency:
    found: Emergency = open_record(emergencies(), request.viewer, emergency_id)
    return found


def _saving(
    request: StaffRequest, found: Emergency, form: Any, save: Any, *, said: str, shows: dict[str, Any]
) -> HttpResponse:
    if form.is_bound and form.is_valid() and saved_or_told(form, lambda: save(form.cleaned_data)):
        messages.success(request, said)
        return redirect("people:emergency_one", found.pk)
    context = {"form": form, "it": found, "rows": shown.rows(found, at=clock.now()), **shows}
    return render(request, "people/emergency_form.jinja", context)
