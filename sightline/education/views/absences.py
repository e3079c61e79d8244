"""Reports of absence, tracing, and information handed on with a pupil who moves."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.education import actions
from sightline.education.forms.absences import AbsenceForm, HandOnForm, StepForm
from sightline.education.models import Absence
from sightline.education.pages.absences import absence_lines, absence_page
from sightline.education.permissions import may_trace
from sightline.education.queries.absences import last_step, not_found_yet, seen_absences, steps_of
from sightline.education.states import Concern
from sightline.education.views.common import Page, form_of, served
from sightline.education.views.returning import mine, own_pupil_page

REPORT, TRACE, HAND_ON = (f"education.{name}" for name in ("report_absence", "trace", "hand_on"))
AT_THE_OTHER = ["the school or college they move to", "the leads of this school or college", "the front door"]


@require_GET
@staff_page("education.open")
def absences(request: StaffRequest) -> HttpResponse:
    """Children reported away and not found yet, as far as one sees them (SC-12, MS-17)."""
    page = paginate(request, not_found_yet(seen_absences(request.viewer)).order_by("first_day", "id"))
    return render(request, "education/absences.jinja", {"lines": absence_lines(page.items), "page": page})


@require_GET
@staff_page("education.open")
def absence(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """One report with what was done since."""
    found = _opened(request, absence_id)
    return render(
        request, "education/absence.jinja", {"it": absence_page(request.viewer, found, steps_of(found))}
    )


@staff_page("education.return")
def report(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """A pupil is away for so long that it must be reported."""
    record, page = own_pupil_page(request, record_id, "Report an absence", REPORT, "Report it")
    form = form_of(request, AbsenceForm, page)

    def save() -> str:
        key = key_of(request)
        made = actions.report_absence(
            record_id=record.pk, away=form.away(), key=key, by=request.viewer, at=clock.now()
        )
        return reverse("education:absence", args=[made.pk])

    return served(request, page, form, save)


@staff_page("education.answer")
def trace(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """What was done to trace the child."""
    found = _opened(request, absence_id)
    may_trace(request.viewer, found).demand()
    last = last_step(found)
    back = reverse("education:absence", args=[found.pk])
    page = Page("Add what was done", found.setting.agency.name, TRACE, found.pk, "Save", back, "Saved.")
    form = form_of(request, StepForm, page, initial={"seen_number": last.number if last else 0})

    def save() -> None:
        given = {"traced": form.traced(), "seen_number": form.cleaned_data["seen_number"]}
        actions.add_step(absence_id=found.pk, **given, by=request.viewer, at=clock.now())

    return served(request, page, form, save)


@staff_page("education.return")
def hand_on(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Safeguarding information goes with a pupil who moves; the next school says that it came."""
    record, page = own_pupil_page(request, record_id, "Hand on what is known", HAND_ON, "Hand it on")
    form = form_of(request, HandOnForm, page, own=mine(request).agency_id)

    def save() -> None:
        given = form.cleaned_data
        kept = {"moved_on": given["moved_on"], "concern": Concern(given["concern"]), "words": given["words"]}
        actions.hand_on(
            record_id=record.pk,
            to=form.school(),
            **kept,
            key=key_of(request),
            by=request.viewer,
            at=clock.now(),
        )

    return served(request, page, form, save, readers=AT_THE_OTHER)


def _opened(request: StaffRequest, absence_id: UUID) -> Absence:
    return open_record(seen_absences(request.viewer), request.viewer, absence_id)
