"""Allegations against staff and serious incidents, for the managers of a case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.saving import form_of, saved
from sightline.cases import actions
from sightline.cases.forms import IncidentForm, StepForm
from sightline.cases.models import Allegation, Case, Incident
from sightline.cases.pages.serious import allegation_lines, incident_lines
from sightline.cases.permissions import may_alert
from sightline.cases.queries.serious import allegations, incidents, steps
from sightline.cases.views.common import done, form_page, worked_on
from sightline.core import clock
from sightline.core.forms import Form
from sightline.front_door.forms.acute import OfficerForm, TrustForm
from sightline.people.queries import name_lines

ALLEGE, TELL, INCIDENT, STEP = "cases.allege", "cases.officer", "cases.incident", "cases.incident_step"
FEW = ["the managers of this case"]
DO_NOT_ASK = (
    "Somebody who works or volunteers with children, paid or not. Do not tell them, and do not ask their employer to "
    "look into it, before the designated officer has said what is to happen. If it is about a manager of this team, "
    "tell the front door, who record it there."
)


@require_GET
@staff_page("cases.alert")
def serious(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """What is on record, who was told and when."""
    found = worked_on(request, case_id, may_alert)
    lines = allegation_lines(found, allegations(request.viewer, found))
    lines += incident_lines(found, incidents(request.viewer, found), steps(request.viewer, found))
    name = name_lines([found.child_id])[found.child_id]
    return render(request, "cases/serious.jinja", {"case": found, "who": name, "lines": lines})


@staff_page("cases.alert")
def allege(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Somebody in a position of trust is named (CL-25)."""
    found = worked_on(request, case_id, may_alert)
    form = form_of(request, TrustForm, ALLEGE, found.pk)
    return _kept(
        request, found, form, ALLEGE, given=lambda: {"trusted": form.trusted(), "key": key_of(request)},
        act=actions.note_allegation,
        title="Allegation against somebody who works with children", lead=DO_NOT_ASK,
    )  # fmt: skip


@staff_page("cases.alert")
def told(request: StaffRequest, case_id: UUID, allegation_id: UUID) -> HttpResponse:
    """The designated officer for allegations was told."""
    found = worked_on(request, case_id, may_alert)
    rows = Allegation.objects.visible_to(request.viewer).filter(case=found)
    one: Allegation = open_record(rows, request.viewer, allegation_id)
    form = form_of(request, OfficerForm, TELL, one.pk)
    return _kept(
        request, found, form, TELL, given=lambda: {"allegation_id": one.pk, **form.cleaned_data},
        act=actions.tell_officer, title="The designated officer was told", subject=one.pk,
    )  # fmt: skip


@staff_page("cases.alert")
def incident(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A serious incident (CL-23, CL-24)."""
    found = worked_on(request, case_id, may_alert)
    form = form_of(request, IncidentForm, INCIDENT, found.pk)
    return _kept(
        request, found, form, INCIDENT, given=lambda: {**form.cleaned_data, "key": key_of(request)},
        act=actions.note_incident, title="Serious incident",
    )  # fmt: skip


@staff_page("cases.alert")
def step(request: StaffRequest, case_id: UUID, incident_id: UUID) -> HttpResponse:
    """Who was told of it and when, or that no notice is needed."""
    found = worked_on(request, case_id, may_alert)
    rows = Incident.objects.visible_to(request.viewer).filter(case=found)
    one: Incident = open_record(rows, request.viewer, incident_id)
    form = form_of(request, StepForm, STEP, one.pk)
    return _kept(
        request, found, form, STEP, given=lambda: {"incident_id": one.pk, "step": form.step()},
        act=actions.follow_incident, title="What was done about it", subject=one.pk,
    )  # fmt: skip


def _kept(
    request: StaffRequest,
    found: Case,
    form: Form,
    draft: str,
    *,
    given: Callable[[], dict[str, Any]],
    act: Callable[..., object],
    title: str,
    lead: str = "",
    subject: UUID | None = None,
) -> HttpResponse:
    """One form for managers; saved, it goes back to what is on record."""

    def save() -> None:
        act(case_id=found.pk, **given(), by=request.viewer, at=clock.now())

    saving = saved(request, form, draft, subject or found.pk, save)
    if saving.done:
        return done(request, "On record, for managers only.", "cases:serious", found.pk)
    more = {"readers": FEW, "lead": lead, "subject": subject or found.pk}
    return form_page(
        request, found, title=title, form=form, draft=draft, button="Keep it", saving=saving, more=more
    )
