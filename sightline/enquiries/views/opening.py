"""Opening an enquiry from a contact: the kind of concern, then the question and whom to ask."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.core import clock
from sightline.enquiries.actions import open_enquiry
from sightline.enquiries.forms import ConcernForm, OpenForm
from sightline.enquiries.queries.agreements import offered_agreements
from sightline.enquiries.queries.asking import Offered, offered, people_of, reasons_for
from sightline.enquiries.states import Concern, Part
from sightline.enquiries.views.common import done, form_page
from sightline.front_door.models import Contact, ContactSubject
from sightline.front_door.states import SubjectRole

People = list[tuple[ContactSubject, str]]
DRAFT = "enquiries.open"
READERS = ["front-door staff", "those who answer requests at each organisation asked"]


@staff_page("enquiries.open")
def open_one(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Two pages: the concern stands in the address, since it names nobody and the list to ask goes by it."""
    contact: Contact = open_record(Contact.objects.visible_to(request.viewer), request.viewer, contact_id)
    back_to = reverse("front_door:contact", args=[contact.pk])
    chosen = ConcernForm(request)
    concern = chosen.picked()
    if concern is None:
        context = {"form": chosen, "contact": contact, "back_to": back_to}
        return render(request, "enquiries/concern.jinja", context)
    return _ask(request, contact, concern, back_to)


def _ask(request: StaffRequest, contact: Contact, concern: Concern, back_to: str) -> HttpResponse:
    people, offer = people_of(request.viewer, contact), offered(concern)
    parts = {str(row.source_record_id): _part(row.role) for row, _ in people}
    form = form_of(request, OpenForm, DRAFT, contact.pk, **_offers(people, offer, concern))
    key = key_of(request)

    def save() -> None:
        asking = form.asking(concern, parts, offer.whom)
        open_enquiry(contact_id=contact.pk, asking=asking, by=request.viewer, at=clock.now(), key=key)

    if saved(request, form, DRAFT, contact.pk, save).done:
        return done(request, "Sent. Each organisation has its own clock.", "enquiries:one", key)
    return form_page(
        request,
        title="Ask every agency",
        caption=f"Enquiry from contact {contact.reference}: {concern.label}",
        form=form,
        draft=DRAFT,
        subject=contact.pk,
        button="Send the enquiry",
        back_to=back_to,
        readers=READERS,
        walled=bool(contact.walls),
        template="enquiries/open.jinja",
        to_choose=offer.to_choose,
        no_children=Part.CHILD not in parts.values(),
    )


def _part(role: str) -> Part:
    return Part.CHILD if role == SubjectRole.CHILD else Part.OTHER


def _offers(people: People, offer: Offered, concern: Concern) -> dict[str, Any]:
    """What the form offers: the people of the contact, the standing list, everybody else, the agreements in force."""
    named = [(str(row.source_record_id), name, _part(row.role)) for row, name in people]
    return {
        "children": [(key, name) for key, name, part in named if part is Part.CHILD],
        "others": [(key, name) for key, name, part in named if part is not Part.CHILD],
        "standing": offer.standing,
        "reasons": reasons_for(offer, concern),
        "elsewhere": offer.others,
        "agreements": offered_agreements(on=clock.today()),
    }
