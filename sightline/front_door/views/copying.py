"""Copying a contact out for the council's main case system."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock, words
from sightline.front_door.actions import copy_out
from sightline.front_door.pages.copying import as_json, as_text, copy_of
from sightline.front_door.permissions import may_copy_out
from sightline.front_door.queries import whole
from sightline.front_door.views.common import opened


@require_GET
@staff_page("front_door.take_contact")
def copy(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The copy as it would leave, and the ways to take it."""
    found = opened(request.viewer, contact_id)
    may_copy_out(request.viewer).demand()
    lines = copy_of(whole(request.viewer, found))
    return render(request, "front_door/copy_out.jinja", {"contact": found, "lines": lines})


@require_POST
@staff_page("front_door.take_contact")
def copy_file(request: StaffRequest, contact_id: UUID, form: str) -> HttpResponse:
    """A file of it; that it left is on the contact and on the record of access."""
    found = opened(request.viewer, contact_id)
    at = clock.now()
    copy_out(contact_id=found.pk, form=form, by=request.viewer, at=at)
    lines = copy_of(whole(request.viewer, found))
    if form == "json":
        text, kind = as_json(lines, taken_at=at, taken_by=request.viewer.name), "application/json"
    else:
        taken = f"Copied from Sightline on {words.moment(at)} by {request.viewer.name}"
        text, kind = as_text(lines, taken=taken), "text/plain; charset=utf-8"
    response = HttpResponse(text, content_type=kind)
    ending = "json" if form == "json" else "txt"
    response["Content-Disposition"] = f'attachment; filename="{found.reference}.{ending}"'
    return response
