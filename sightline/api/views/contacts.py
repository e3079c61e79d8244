"""Sending a contact, and reading what the organisation was told of those it sent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from ninja import Status

from sightline.access.looking import open_record
from sightline.api.actions import send_contact
from sightline.api.door import KeyRequest
from sightline.api.models import Sent
from sightline.api.queries import Told, sent, told_of
from sightline.api.service import asks, service
from sightline.api.shapes.contacts import ContactAnswer, ContactGiven, ContactPage, SentAnswer
from sightline.api.states import Kind, Scope
from sightline.api.views.calls import OnceKey, PageNumber, call_of, page_of, sent_answer
from sightline.core import clock


@service.post(
    "contacts",
    url_name="contacts",
    operation_id="sendContact",
    summary="Send a contact",
    response={201: SentAnswer},
    **asks(Scope.SEND_CONTACTS, 400, 409, 422),
)
def send(request: KeyRequest, given: ContactGiven, idempotency_key: OnceKey) -> Status[dict[str, Any]]:
    """It is new work of the front door at once, with its clocks. Ring as well where a child is in danger."""
    at = clock.now()
    made, _ = send_contact(
        said=given.said(at),
        children=[each.child() for each in given.children],
        call=call_of(request, Kind.CONTACT, idempotency_key, given),
        by=request.viewer,
        at=at,
    )
    return Status(201, sent_answer(made))


@service.get(
    "contacts",
    url_name="contacts",
    operation_id="listContacts",
    summary="Contacts you sent",
    response=ContactPage,
    **asks(Scope.READ_CONTACTS, 422),
)
def contacts(request: KeyRequest, page: PageNumber = 1) -> dict[str, Any]:
    """The newest first, 50 a page."""
    found, more = page_of(request, sent(request.viewer, Kind.CONTACT), page, Kind.CONTACT)
    told = told_of(found)
    return {"page": page, "more": more, "items": [_contact(each, told.get(each.pk, [])) for each in found]}


@service.get(
    "contacts/{uuid:contact_id}",
    url_name="contact",
    operation_id="readContact",
    summary="One contact you sent",
    response=ContactAnswer,
    **asks(Scope.READ_CONTACTS, 404),
)
def contact(request: KeyRequest, contact_id: UUID) -> dict[str, Any]:
    """What whoever told us was told, in the words they were told; not what else was found or decided."""
    found = open_record(sent(request.viewer, Kind.CONTACT), request.viewer, contact_id)
    return _contact(found, told_of([found]).get(found.pk, []))


def _contact(made: Sent, told: Sequence[Told]) -> dict[str, Any]:
    return sent_answer(made) | {
        "status": "told" if told else "received",
        "told": [vars(each) for each in told],
    }
