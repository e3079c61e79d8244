"""Corrections and what changes as work goes on: each with who and why, nothing edited."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sightline.access.keeping import key_of
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import Form, show_anew
from sightline.front_door.actions import amend, choose_urgency, note_their_reference, set_open_case, tick
from sightline.front_door.forms.work import AmendForm, OpenCaseForm, TheirReferenceForm, TickForm, UrgencyForm
from sightline.front_door.states import ExploitationType, Urgency
from sightline.front_door.views.common import attempt, form_for, let_draft_go, opened, shown
from sightline.front_door.words import stands_now


def _change(
    request: StaffRequest,
    contact_id: UUID,
    kind: type[Form],
    *,
    name: str,
    heading: str,
    save: Callable[..., Any],
    what: Callable[[dict[str, Any]], dict[str, Any]],
    field: str = "",
) -> HttpResponse:
    """A page with one small form that changes one thing of a contact: `field`, which a colleague may change too."""
    found, draft = opened(request.viewer, contact_id), f"front_door.{name}"
    seen = {"seen": stands_now(found, field)} if field else {}
    form, kept_at = form_for(request, kind, draft=draft, contact=found, initial=seen)
    if request.method == "POST" and form.is_valid():
        given = {**what(form.cleaned_data), **({"seen": form.cleaned_data["seen"]} if field else {})}
        done = attempt(form, lambda: save(contact_id=found.pk, by=request.viewer, at=clock.now(), **given))
        if done.saved:
            let_draft_go(request, draft, found)
            messages.success(request, "Saved. What stood before stays in view.")
            return redirect("front_door:contact", found.pk)
        show_anew(form, **seen)
    more = {"heading": heading, "draft": draft, "kept_at": kept_at}
    return shown(request, "front_door/change.jinja", found, form, **more)


@staff_page("front_door.take_contact")
def put_right(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Add a correction beside the words taken down."""
    key = key_of(request)
    return _change(
        request,
        contact_id,
        AmendForm,
        name="amend",
        heading="Put something right or add to it",
        save=amend,
        what=lambda given: {**given, "key": key},
    )


@staff_page("front_door.take_contact")
def change_urgency(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """A person chooses how soon."""
    return _change(
        request,
        contact_id,
        UrgencyForm,
        name="urgency",
        heading="Change how soon somebody must look at this",
        save=choose_urgency,
        field="urgency",
        what=lambda given: {"urgency": Urgency(given["urgency"]), "why": given["why"]},
    )


@staff_page("front_door.take_contact")
def change_tick(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Signs of exploitation, recorded by a person."""
    return _change(
        request,
        contact_id,
        TickForm,
        name="tick",
        heading="Signs of exploitation",
        save=tick,
        field="exploitation",
        what=lambda given: {
            "kind": ExploitationType(given["exploitation_type"]) if given["ticked"] else None,
            "why": given["why"],
        },
    )


@staff_page("front_door.take_contact")
def change_open_case(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Whether the case was open already (FD-04, FD-20)."""
    return _change(
        request,
        contact_id,
        OpenCaseForm,
        name="open_case",
        heading="Was the case open already?",
        save=set_open_case,
        field="about_open_case",
        what=lambda given: given,
    )


@staff_page("front_door.take_contact")
def their_reference(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The number that the main case system gave."""
    return _change(
        request,
        contact_id,
        TheirReferenceForm,
        name="their_reference",
        heading="The other system’s reference",
        save=note_their_reference,
        field="their_reference",
        what=lambda given: given,
    )
