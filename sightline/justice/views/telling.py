"""What the victim is told, and who stands by them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from sightline.access.models import Agency
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.justice import actions, forms
from sightline.justice.actions.hand import NOT_FOUND
from sightline.justice.models import Crime, Happened
from sightline.justice.permissions import may_care, may_record_on
from sightline.justice.queries.passing import organisations
from sightline.justice.states import Act, KeyEvent
from sightline.justice.views.common import form_of, of_crime, served, worked_on


@staff_page("justice.record")
def event(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """A key event, of which the victim is to be told."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    lead = "From then runs the time in which the victim is told."
    texts = of_crime(
        found, "Note a key event", "event", "Note it", said="Noted. The victim is to be told.", lead=lead
    )
    form = form_of(request, forms.EventForm, texts)

    def save() -> None:
        actions.note_event(crime_id=found.pk, event=form.event(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.care")
def tell(request: StaffRequest, crime_id: UUID, happened_id: UUID) -> HttpResponse:
    """That the victim was told, in time or with the reason why not."""
    found = worked_on(request, crime_id, Act.TELL, may_care)
    what = KeyEvent(_of(request, found, happened_id).what).label
    texts = of_crime(found, "The victim was told", "tell", "Record it", lead=f"Of what: {what}.")
    form = form_of(request, forms.TellForm, texts, initial={"who": request.viewer.name})

    def save() -> None:
        given: dict[str, Any] = {"happened_id": happened_id, "telling": form.telling()}
        actions.tell_victim(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


@staff_page("justice.record")
def stand(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """A service stands by the victim."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    lead = "The service sees this crime from now, and records with you what the victim is told."
    texts = of_crime(found, "Who stands by the victim", "stand", "Save", lead=lead)
    agencies: list[Agency] = organisations(request.viewer)
    form = form_of(request, forms.StandForm, texts, agencies=agencies)

    def save() -> None:
        actions.stand_by(crime_id=found.pk, stands=form.stands(), by=request.viewer, at=clock.now())

    return served(request, form, texts, save)


def _of(request: StaffRequest, crime: Crime, happened_id: UUID) -> Happened:
    found: Happened | None = (
        Happened.objects.visible_to(request.viewer).filter(crime=crime, pk=happened_id).first()
    )
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found
