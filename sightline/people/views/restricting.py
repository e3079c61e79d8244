"""Restricting a person's records to named people, and looking after that restriction."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.people import actions, pages
from sightline.people.forms import LiftForm, NameForm, RestrictForm
from sightline.people.models import Restriction, SourceRecord
from sightline.people.queries.restrictions import restriction_of
from sightline.people.queries.staff import colleagues, named_on
from sightline.people.views.opening import opened, opened_child


@staff_page("people.restrict")
def restrict(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Close a person's records to all but the people named."""
    child = opened_child(request.viewer, record_id)
    if restriction_of(request.viewer, child.asked_for):
        return redirect("people:restriction", record_id=record_id)
    form = RestrictForm.of(request, staff=colleagues(on=clock.today()))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        actions.restrict(
            record=child.asked_for,
            named=[UUID(staff) for staff in given["named"]],
            ask=given["ask"],
            why=given["why"],
            by=request.viewer,
            at=clock.now(),
        )
        messages.success(request, "Restricted. Only the people named can open these records.")
        return redirect("people:restriction", record_id=record_id)
    header = pages.header(child, on=clock.today())
    return render(request, "people/restrict.jinja", {"form": form, "header": header, "child": child})


@staff_page("people.restrict")
def restriction(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Who may open restricted records, and why they are restricted."""
    record, standing = _standing(request, record_id)
    return _shown(request, record, standing)


@require_POST
@staff_page("people.restrict")
def name_viewer(request: StaffRequest, record_id: UUID) -> HttpResponseBase:
    """Let one more person open the records."""
    record, standing = _standing(request, record_id)
    form = NameForm(request.POST, staff=colleagues(on=clock.today()))
    if not form.is_valid():
        return _shown(request, record, standing, name_form=form)
    actions.name_viewer(
        restriction=standing, staff_id=UUID(form.cleaned_data["staff"]), by=request.viewer, at=clock.now()
    )
    messages.success(request, "Named.")
    return redirect("people:restriction", record_id=record_id)


@require_POST
@staff_page("people.restrict")
def unname_viewer(request: StaffRequest, record_id: UUID) -> HttpResponseBase:
    """End somebody's leave to open the records."""
    _record, standing = _standing(request, record_id)
    named = dict(named_on(standing))
    staff = request.POST.get("staff", "")
    if staff in named:
        actions.unname_viewer(restriction=standing, staff_id=UUID(staff), by=request.viewer, at=clock.now())
        messages.success(request, f"{named[staff]} can no longer open these records.")
    if staff == str(request.viewer.staff_id):
        return redirect("people:search")
    return redirect("people:restriction", record_id=record_id)


@require_POST
@staff_page("people.restrict")
def lift(request: StaffRequest, record_id: UUID) -> HttpResponseBase:
    """Open the records again."""
    record, standing = _standing(request, record_id)
    form = LiftForm(request.POST)
    if not form.is_valid():
        return _shown(request, record, standing, lift_form=form)
    actions.lift_restriction(
        restriction=standing, why=form.cleaned_data["why"], by=request.viewer, at=clock.now()
    )
    messages.success(request, "The restriction is lifted.")
    return redirect("people:details", record_id=record_id)


def _standing(request: StaffRequest, record_id: UUID) -> tuple[SourceRecord, Restriction]:
    record = opened(request.viewer, record_id)
    standing = restriction_of(request.viewer, record)
    if standing is None:
        raise Refused(NOT_FOUND, hidden=True)
    return record, standing


def _shown(
    request: StaffRequest,
    record: SourceRecord,
    standing: Restriction,
    *,
    name_form: Any = None,
    lift_form: Any = None,
) -> HttpResponse:
    shown = {
        "restriction": standing,
        "named": named_on(standing),
        "name_form": name_form or NameForm(staff=colleagues(on=clock.today())),
        "lift_form": lift_form or LiftForm(),
        "has_errors": bool(name_form or lift_form),
    }
    return render(
        request, "people/restriction.jinja", {**shown, "record": record, "name": pages.shown_name(record.pk)}
    )
