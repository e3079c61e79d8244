"""Why a crime has no case beside it."""

from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.justice import actions
from sightline.justice.forms.matching import NoCaseForm
from sightline.justice.matched import NoCase
from sightline.justice.permissions import may_record_on
from sightline.justice.queries.crimes import last_unmatched
from sightline.justice.states import Act
from sightline.justice.views.common import form_of, of_crime, served, worked_on


@staff_page("justice.record")
def no_case(request: StaffRequest, crime_id: UUID) -> HttpResponse:
    """The reason, in the words of the force; the last stands."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    texts = of_crime(found, "Why this crime has no case", "no_case", "Keep this")
    last = last_unmatched(found.pk)
    form = form_of(request, NoCaseForm, texts, initial={"seen": last.number if last else 0})

    def save() -> None:
        said = form.cleaned_data
        given = {"why": NoCase(said["why"]), "words": said["words"], "seen": int(said["seen"])}
        actions.say_no_case(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)
