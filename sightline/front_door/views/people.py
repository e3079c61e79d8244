"""Adding a person to a contact that is already recorded, after a search."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.front_door.actions import attach
from sightline.front_door.forms.people import FindForm, NewPersonForm
from sightline.front_door.models import Contact
from sightline.front_door.pages.picking import named_in, picker
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.permissions import may_take
from sightline.front_door.views.common import opened
from sightline.front_door.views.picking import Picked, pick


@staff_page("front_door.take_contact")
def people(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Search, choose or add, then save them to the contact."""
    found = opened(request.viewer, contact_id)
    may_take(request.viewer).demand()
    if request.method != "POST":
        return _page(request, found, Picked(picker(request.viewer, []), FindForm(), NewPersonForm()))
    picked = pick(request)
    return _save(request, found) if picked is None else _page(request, found, picked)


def _save(request: StaffRequest, found: Contact) -> HttpResponse:
    chosen = named_in(request.POST)
    if not chosen:
        find = FindForm(request.POST)
        find.is_valid()
        find.add_error("find_names", "Search and choose somebody first")
        return _page(request, found, Picked(picker(request.viewer, []), find, NewPersonForm()))
    for person in chosen:
        attach(contact_id=found.pk, person=person, by=request.viewer, at=clock.now())
    messages.success(request, "Added to the contact.")
    return redirect("front_door:contact", found.pk)


def _page(request: StaffRequest, found: Contact, picked: Picked) -> HttpResponse:
    context = {
        "contact": found,
        "find": picked.find,
        "new": picked.new,
        "picker": picked.picker,
        "readers": who_reads(),
        "walled": bool(found.walls),
    }
    return render(request, "front_door/people.jinja", context)
