"""Calls that are no contact: logging one, and the list of them (FD-20a)."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Slice, paginate
from sightline.front_door.actions.calls import log_call
from sightline.front_door.forms.calls import CallForm
from sightline.front_door.models import LoggedCall
from sightline.front_door.pages.calls import call_lines
from sightline.front_door.pages.picking import named_in, picker
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.views.common import attempt
from sightline.front_door.views.picking import Picked, just_chosen, pick


@require_GET
@staff_page("front_door.read")
def calls(request: StaffRequest) -> HttpResponse:
    """Calls that were no contact, newest first."""
    rows = LoggedCall.objects.visible_to(request.viewer).select_related("by").order_by("-received_at", "id")
    page: Slice[object] = paginate(request, rows)
    return render(request, "front_door/calls.jinja", {"page": page, "lines": call_lines(page.items)})


@staff_page("front_door.take_contact")
def log_a_call(request: StaffRequest) -> HttpResponse:
    """Who rang for which social worker, about whom, and what was done."""
    if request.method != "POST":
        return _page(request, CallForm(), Picked.of(picker(request.viewer, [])))
    picked = pick(request)
    if picked is not None:
        typed = {name: request.POST.getlist(name) for name in request.POST}
        return _page(request, CallForm(draft=typed), picked)
    form = CallForm(request.POST)
    if form.is_valid():
        people = [person.record_id for person in named_in(request.POST)]
        done = attempt(
            form,
            lambda: log_call(
                call=form.call(), people=people, key=key_of(request), by=request.viewer, at=clock.now()
            ),
        )
        if done.saved:
            messages.success(request, "The call is logged. It is not counted as a contact.")
            return redirect("front_door:call_log")
    return _page(request, form, just_chosen(request))


def _page(request: StaffRequest, form: CallForm, picked: Picked) -> HttpResponse:
    context = {
        "form": form,
        "find": picked.find,
        "new": picked.new,
        "picker": picked.picker,
        "once": request.POST.get("_once") or str(uuid4()),
        "readers": who_reads(),
    }
    return render(request, "front_door/log_call.jinja", context)
