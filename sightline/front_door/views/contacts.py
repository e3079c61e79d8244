"""The list of contacts and the page of one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Slice, paginate
from sightline.core.panels import panels
from sightline.front_door.actions import close, put_back, take_up
from sightline.front_door.forms.lists import ContactFilters
from sightline.front_door.forms.work import CloseForm, PutBackForm
from sightline.front_door.pages.contact import contact_page
from sightline.front_door.pages.lists import lines
from sightline.front_door.pages.on_contact import hub_part
from sightline.front_door.pages.taken import taken_part
from sightline.front_door.permissions import may
from sightline.front_door.queries import listed, whole
from sightline.front_door.queries.set_up import training_for
from sightline.front_door.queries.taken import taken_of
from sightline.front_door.queries.there import there
from sightline.front_door.states import Act
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown


@require_GET
@staff_page("front_door.read")
def contacts(request: StaffRequest) -> HttpResponse:
    """Contacts, undecided first, then newest first; filtered and paged by the address."""
    form = ContactFilters(request)
    page: Slice[object] = paginate(request, listed(request.viewer, form.picked()))
    shown_lines = lines(page.items, on=clock.today())  # type: ignore[arg-type]
    return render(request, "front_door/contacts.jinja", {"form": form, "page": page, "lines": shown_lines})


@require_GET
@staff_page("front_door.read")
def contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Everything about one contact."""
    found = opened(request.viewer, contact_id, ever=True)
    holds = there(found.pk)
    all_of_it = whole(request.viewer, found, holds)
    page = contact_page(request.viewer, all_of_it, now=clock.now())
    taken = taken_part(all_of_it, taken_of(found, holds), on=clock.today())
    can_take_up = bool(may(request.viewer, Act.TAKE_UP, found)) and found.owner_id != request.viewer.staff_id
    context = {"can_take_up": can_take_up, "hub": hub_part(request.viewer, found, holds, now=clock.now())}
    above = panels("front_door.contact", request.viewer, [found.pk])
    context |= {"page": page, "contact": found, "taken": taken, "above": above}
    context["training"] = training_for(found)
    return render(request, "front_door/contact.jinja", context)


@require_POST
@staff_page("front_door.take_contact")
def take_it_up(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """One button: the work is mine now."""
    take_up(contact_id=contact_id, by=request.viewer, at=clock.now())
    messages.success(request, "You have taken this contact up.")
    return redirect("front_door:contact", contact_id)


@staff_page("front_door.take_contact")
def put_it_back(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Give it back to the team with a reason."""
    found = opened(request.viewer, contact_id)
    form, kept_at = form_for(request, PutBackForm, draft="front_door.put_back", contact=found)
    may(request.viewer, Act.PUT_BACK, found).demand()
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        done = attempt(
            form, lambda: put_back(contact_id=found.pk, why=why, by=request.viewer, at=clock.now())
        )
        if done.saved:
            let_draft_go(request, "front_door.put_back", found)
            messages.success(request, "The contact is back with the team.")
            return redirect("front_door:contact", found.pk)
    return shown(request, "front_door/put_back.jinja", found, form, kept_at=kept_at)


@staff_page("front_door.take_contact")
def close_it(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Nothing more is to be done here."""
    found = opened(request.viewer, contact_id)
    form, kept_at = form_for(request, CloseForm, draft="front_door.close", contact=found)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        done = attempt(form, lambda: close(contact_id=found.pk, why=why, by=request.viewer, at=clock.now()))
        if done.saved:
            let_draft_go(request, "front_door.close", found)
            messages.success(request, "The contact is closed.")
            return redirect("front_door:contact", found.pk)
    return shown(request, "front_door/close.jinja", found, form, kept_at=kept_at)
