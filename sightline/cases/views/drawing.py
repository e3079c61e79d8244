"""Drawing entries of an enquiry into a case, by one of the enquiry's social workers."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms.drawing import DrawForm
from sightline.cases.queries.drawn import drawn_already, open_cases_of
from sightline.cases.views.common import READERS, done, form_page
from sightline.core import clock
from sightline.core.leave import Refused
from sightline.enquiries.models import Enquiry
from sightline.enquiries.pages.story import choices
from sightline.enquiries.permissions import may_work_on
from sightline.enquiries.queries.one import seen
from sightline.enquiries.queries.story import of_enquiry

DRAW = "cases.draw"
LEAD = "The words stay in the enquiry. Those on the case who do not read the enquiry see how many entries are held."


@staff_page("enquiries.read_all")
def draw(request: StaffRequest, case_id: UUID, enquiry_id: UUID) -> HttpResponse:
    """Choose entries that are not drawn yet and that nobody has corrected."""
    enquiry: Enquiry = open_record(seen(request.viewer), request.viewer, enquiry_id)
    may_work_on(request.viewer, enquiry).demand()
    case = open_cases_of(request.viewer, enquiry).filter(pk=case_id).first()
    if case is None:
        raise Refused(NOT_FOUND, hidden=True)
    told = of_enquiry(request.viewer, enquiry.pk)
    fresh = {each.entry.pk for each in told} - drawn_already(request.viewer, case)
    lines = choices(each for each in told if not each.corrected and each.entry.pk in fresh)
    form = form_of(request, DrawForm, DRAW, case.pk, lines=lines)

    def save() -> None:
        actions.draw_entries(
            case_id=case.pk,
            enquiry_id=enquiry.pk,
            chosen=form.entries(),
            why=form.cleaned_data["why"],
            by=request.viewer,
            at=clock.now(),
        )

    saving = saved(request, form, DRAW, case.pk, save)
    if saving.done:
        return done(request, "Drawn into the case.", "enquiries:story", enquiry.pk)
    texts = {"title": "Draw entries into the case", "draft": DRAW, "button": "Draw them"}
    readers = [f"{each}, that entries are held" for each in READERS] + ["the enquiry’s social workers"]
    also = {"lead": LEAD, "readers": readers, "back_to": reverse("enquiries:story", args=[enquiry.pk])}
    return form_page(request, case, form=form, saving=saving, **texts, more=also)
