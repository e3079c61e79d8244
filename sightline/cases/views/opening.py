"""Opening a case from a contact, or from a concluded enquiry of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.queries import teams
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.access.states import TeamKind
from sightline.cases.actions import open_case
from sightline.cases.forms import OpenForm
from sightline.cases.views.common import READERS, done
from sightline.core import clock
from sightline.enquiries.models import Enquiry
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.states import SubjectRole
from sightline.people.queries import name_lines

DRAFT = "cases.open"


@staff_page("cases.open")
def from_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """From a contact whose decision leads to the pathway."""
    return _open(request, contact_id, None)


@staff_page("cases.open")
def from_enquiry(request: StaffRequest, contact_id: UUID, enquiry_id: UUID) -> HttpResponse:
    """From an enquiry of that contact whose conclusion leads to the pathway."""
    rows = Enquiry.objects.visible_to(request.viewer).filter(contact_id=contact_id)
    found = open_record(rows, request.viewer, enquiry_id)
    return _open(request, contact_id, found)


def _open(request: StaffRequest, contact_id: UUID, enquiry: Enquiry | None) -> HttpResponse:
    contact: Contact = open_record(Contact.objects.visible_to(request.viewer), request.viewer, contact_id)
    offers = {
        "children": _children(request, contact),
        "teams": list(teams(kind=TeamKind.EXPLOITATION)),
        "initial": {"exploitation_type": contact.exploitation_type},
    }
    form = form_of(request, OpenForm, DRAFT, contact.pk, **offers)
    key = key_of(request)

    def save() -> None:
        open_case(
            contact_id=contact.pk,
            enquiry_id=enquiry.pk if enquiry else None,
            opening=form.opening(),
            key=key,
            by=request.viewer,
            at=clock.now(),
        )

    if saved(request, form, DRAFT, contact.pk, save).done:
        return done(request, "The case is open. Its team allocates it.", "front_door:contact", contact.pk)
    return render(request, "cases/form.jinja", _shown(contact, enquiry, form, key))


def _shown(contact: Contact, enquiry: Enquiry | None, form: OpenForm, key: UUID) -> dict[str, Any]:
    return {
        "title": "Open a case on the exploitation pathway",
        "caption": f"From enquiry {enquiry.reference}" if enquiry else f"From contact {contact.reference}",
        "form": form,
        "draft": DRAFT,
        "subject": contact.pk,
        "button": "Open the case",
        "back_to": reverse("front_door:contact", args=[contact.pk]),
        "readers": [*READERS, "front-door staff who read contacts"],
        "walled": bool(contact.walls),
        "once": str(key),
        "clash": None,
        "lead": "What was told and decided stays where it is. The team reads it there, through the case.",
    }


def _children(request: StaffRequest, contact: Contact) -> list[tuple[str, str]]:
    rows = ContactSubject.objects.visible_to(request.viewer).filter(contact=contact, stands=True)
    keys = list(
        rows.exclude(role=SubjectRole.ADULT).order_by("number").values_list("source_record_id", flat=True)
    )
    names = name_lines(keys)
    return [(str(key), names[key]) for key in keys]
