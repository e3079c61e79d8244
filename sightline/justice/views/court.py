"""What a court found about somebody charged with a crime."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.justice import actions
from sightline.justice.forms.court import VerdictForm
from sightline.justice.permissions import may_record_on
from sightline.justice.queries.court import verdicts_of
from sightline.justice.states import Act
from sightline.justice.views.common import form_of, of_crime, served, worked_on
from sightline.justice.views.suspects import named


@staff_page("justice.record")
def verdict(request: StaffRequest, crime_id: UUID, suspect_id: UUID) -> HttpResponse:
    """One finding; the child is told of it within the time."""
    found = worked_on(request, crime_id, Act.TELL, may_record_on)
    named(request, found, suspect_id)
    lead = "It is of this suspect and this crime. The time in which the child is told runs from that day."
    texts = of_crime(found, "What the court found", "verdict", "Save", lead=lead)
    form = form_of(request, VerdictForm, texts, initial={"seen": len(verdicts_of(found.pk, suspect_id))})

    def save() -> None:
        given: dict[str, Any] = {"suspect_id": suspect_id, "verdict": form.verdict()}
        given["seen"] = form.cleaned_data["seen"]
        actions.record_verdict(crime_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, form, texts, save)
