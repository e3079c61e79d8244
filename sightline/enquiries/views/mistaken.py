"""Whether somebody taken off the contact comes off the enquiry too."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.looking import NOT_FOUND
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.enquiries import actions
from sightline.enquiries.forms.mistaken import PersonForm
from sightline.enquiries.queries.mistaken import doubted
from sightline.enquiries.views.common import done, form_page, worked_on
from sightline.people.queries import name_lines

DRAFT = "enquiries.person"


@staff_page("enquiries.read_all")
def person(request: StaffRequest, enquiry_id: UUID, subject_id: UUID) -> HttpResponse:
    """One of the enquiry's social workers says whether it is about them."""
    found = worked_on(request, enquiry_id)
    asked = next((each for each in doubted(found) if each.subject.pk == subject_id), None)
    if asked is None or asked.subject.record_id is None:
        raise Refused(NOT_FOUND, hidden=True)
    name = name_lines([asked.subject.record_id])[asked.subject.record_id]
    form = form_of(request, PersonForm, DRAFT, subject_id, name=name, why=asked.why)

    def save() -> None:
        said = (form.stands(), form.cleaned_data["why"])
        _answer(request, found.pk, subject_id, *said)

    if saved(request, form, DRAFT, subject_id, save).done:
        return done(request, "Saved.", "enquiries:one", found.pk)
    return form_page(
        request,
        title=f"Is this enquiry about {name}?",
        caption=f"Enquiry {found.reference}",
        form=form,
        draft=DRAFT,
        subject=subject_id,
        button="Save",
        back_to=reverse("enquiries:one", args=[found.pk]),
        readers=["front-door staff who read contacts"],
        walled=bool(found.walls),
    )


def _answer(request: StaffRequest, enquiry_id: UUID, subject_id: UUID, stands: bool, why: str) -> None:
    keys = {"enquiry_id": enquiry_id, "subject_id": subject_id}
    actions.answer_person(**keys, stands=stands, why=why, by=request.viewer, at=clock.now())
