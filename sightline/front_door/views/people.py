"""Adding a person to a contact that is already recorded, after a search; taking off one put there by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.front_door.actions import attach, take_off
from sightline.front_door.forms.people import FindForm, NewPersonForm
from sightline.front_door.forms.taking_off import TakeOffForm
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.pages.picking import named_in, picker
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.permissions import may_take
from sightline.front_door.queries import subjects_of
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown
from sightline.front_door.views.picking import Picked, pick

OFF = "front_door.take_off"


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


@staff_page("front_door.take_contact")
def off(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Say who was put on the contact by mistake, and why."""
    found = opened(request.viewer, contact_id)
    may_take(request.viewer).demand()
    choices = [(str(row.source_record_id), _with_birth(row, name)) for row, name in subjects_of(found)]
    form, kept_at = form_for(request, TakeOffForm, draft=OFF, contact=found, people=choices)
    if request.method == "POST" and form.is_valid():
        record_id, why = UUID(form.cleaned_data["record_id"]), form.cleaned_data["why"]
        at = clock.now()
        done = attempt(
            form,
            lambda: take_off(contact_id=found.pk, record_id=record_id, why=why, by=request.viewer, at=at),
        )
        if done.saved:
            let_draft_go(request, OFF, found)
            messages.success(request, "Taken off. Every organisation that was asked has been told.")
            return redirect("front_door:contact", found.pk)
    return shown(request, "front_door/take_off.jinja", found, form, draft=OFF, kept_at=kept_at)


def _with_birth(row: ContactSubject, name: str) -> str:
    """A name with the date of birth, since the same name is how mistakes come about."""
    born = row.source_record.born.in_words()
    return f"{name}, {born}" if born else name
