"""To another authority, from one, to adults' safeguarding; and asking a partner for information."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.access.states import AgencyKind
from sightline.core import clock
from sightline.front_door.actions import ask_partner, transfer_in, transfer_out
from sightline.front_door.forms.passing import InformationForm
from sightline.front_door.forms.transferring import SendForm, TakeInForm
from sightline.front_door.queries import services
from sightline.front_door.views.common import opened
from sightline.front_door.views.fact import FactPage, fact_page


@staff_page("front_door.take_contact")
def send(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Send it on, and ask them to confirm receipt."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="send",
        title="Send it to another authority or to adults’ safeguarding",
        button="Send it",
        said="They have been asked to confirm receipt. Until they do, it is ours to chase.",
        lead="They get a message that something waits, with a reference and nothing about the person. If they do not "
        "confirm that they have it, they are reminded, then their manager, then the partnership.",
        options={"services": services(on=clock.today())},
        save=lambda form, key: transfer_out(
            contact_id=found.pk, sending=form.sending(), key=key, by=request.viewer, at=clock.now()
        ),
    )
    return fact_page(request, found, SendForm, page)


@staff_page("front_door.take_contact")
def take_in(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """It came from another authority."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="take_in",
        title="It came from another authority",
        button="Save",
        said="Kept. They know that we have it.",
        lead="Confirm to them, by name, that we have it. Until then each side may think the other does.",
        options={"services": services(on=clock.today(), kind=AgencyKind.OTHER_AUTHORITY)},
        save=lambda form, key: transfer_in(
            contact_id=found.pk, received=form.received(), key=key, by=request.viewer, at=clock.now()
        ),
    )
    return fact_page(request, found, TakeInForm, page)


@staff_page("front_door.take_contact")
def ask_a_partner(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Ask for information or for consent to be sought, as a safeguarding request (IS-17)."""
    found = opened(request.viewer, contact_id)
    page = FactPage(
        name="ask_partner",
        title="Ask a partner for information",
        button="Ask them",
        said="They have been asked, as a safeguarding request.",
        lead="It is marked as a safeguarding request, so that they know why it is asked and answer within one working "
        "day. They get a message with a reference and nothing about the child.",
        options={"services": services(on=clock.today())},
        save=lambda form, key: ask_partner(
            contact_id=found.pk, request=form.request(), key=key, by=request.viewer, at=clock.now()
        ),
        onward="front_door:screening",
    )
    return fact_page(request, found, InformationForm, page)
