"""Legal holds."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.pages import paginate
from sightline.information_rights.actions.holds import place_hold, release_hold
from sightline.information_rights.forms.lawful_life import HoldForm, ReleaseForm
from sightline.information_rights.pages import lawful_life as pages
from sightline.information_rights.queries import holds as queries
from sightline.information_rights.queries.schedule import titles
from sightline.information_rights.views.common import opened
from sightline.people.queries.facts import shown_name


@require_GET
@staff_page("information_rights.confirm")
def holds(request: StaffRequest) -> HttpResponse:
    """Every hold, those that stand first."""
    page = paginate(request, queries.holds())
    context = {
        "page": page,
        "lines": pages.hold_lines(page, titles(), request.viewer),
        "may": request.viewer.may("information_rights.hold"),
    }
    return render(request, "information_rights/holds.jinja", context)


@staff_page("information_rights.hold")
def place(request: StaffRequest) -> HttpResponse:
    """Place a hold over a class, or over everything."""
    return _place(request, None)


@staff_page("information_rights.hold")
def place_on_person(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Place a hold over one person's records."""
    return _place(request, opened(request.viewer, record_id).pk)


def _place(request: StaffRequest, record_id: UUID | None) -> HttpResponse:
    form: HoldForm = HoldForm.of(request, classes=sorted(titles().items(), key=lambda pair: pair[1]))
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data, request.viewer
        if saved_or_told(form, lambda: place_hold(**given, record_id=record_id, by=by, at=clock.now())):
            messages.success(request, "The hold stands. Nothing it covers can be disposed of.")
            return redirect("information_rights:holds")
    name = shown_name(record_id) if record_id else ""
    return render(request, "information_rights/hold.jinja", {"form": form, "name": name, "hold": None})


@staff_page("information_rights.hold")
def release(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """End a hold."""
    hold = queries.holds().filter(pk=hold_id, released_at=None).first()
    if hold is None:
        raise Http404
    form: ReleaseForm = ReleaseForm.of(request)
    if request.method == "POST" and form.is_valid():
        why, by = form.cleaned_data["why"], request.viewer
        if saved_or_told(form, lambda: release_hold(hold_id=hold_id, why=why, by=by, at=clock.now())):
            messages.success(request, "Released.")
            return redirect("information_rights:holds")
    line = pages.hold_lines([hold], titles(), request.viewer)[0]
    return render(request, "information_rights/hold.jinja", {"form": form, "name": "", "hold": line})
