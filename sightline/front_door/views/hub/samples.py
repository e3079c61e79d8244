"""The quarterly tenth: draws, checks, and the report to the board."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.forms import show_anew
from sightline.core.pages import paginate
from sightline.front_door.actions.sampling import record_finding, report_sample
from sightline.front_door.forms.assurance import FindingForm, ReportForm
from sightline.front_door.models import Sampled
from sightline.front_door.pages.assurance import (
    checked_lines,
    finding_rows,
    period_of,
    report_part,
    sampled_rows,
)
from sightline.front_door.permissions import may_check
from sightline.front_door.queries import samples as query
from sightline.front_door.views.common import attempt


@require_GET
@staff_page("front_door.read_audit")
def samples(request: StaffRequest) -> HttpResponse:
    """Every draw, newest first."""
    page = paginate(request, query.samples(request.viewer))
    lines = [(period_of(each), each) for each in page.items]
    return render(request, "front_door/hub/samples.jinja", {"page": page, "lines": lines})


@require_GET
@staff_page("front_door.read_audit")
def sample(request: StaffRequest, sample_id: UUID) -> HttpResponse:
    """One draw with its rule and seed, what was reported; for whoever checks, what was drawn."""
    found = open_record(query.samples(request.viewer), request.viewer, sample_id)
    rows = query.sampled(request.viewer, found)
    again = set(query.drawn(found.seed, found.base))
    shown = {
        "sample": found,
        "period": period_of(found),
        "reports": [report_part(each) for each in query.reports(found)],
        "lines": checked_lines(rows, query.findings(rows)),
        "may_check": bool(may_check(request.viewer)),
        "same": len(again) == found.size and {row.reference for row in rows} <= again,
    }
    return render(request, "front_door/hub/sample.jinja", shown)


@staff_page("front_door.check_sample")
def sampled(request: StaffRequest, sampled_id: UUID) -> HttpResponse:
    """One referral that was drawn, and the form of the check."""
    found = open_record(
        Sampled.objects.visible_to(request.viewer).select_related("sample"), request.viewer, sampled_id
    )
    last = query.findings([found]).get(found.pk)
    number = last.number if last else 0
    form: FindingForm = FindingForm.of(request, initial={"seen": number})
    if request.method == "POST" and form.is_valid():
        checked = {"check": form.check(), "seen": form.cleaned_data["seen"], "key": key_of(request)}
        by, at = request.viewer, clock.now()
        if attempt(form, lambda: record_finding(sampled_id=found.pk, **checked, by=by, at=at)).saved:
            messages.success(request, "Recorded.")
            return redirect("front_door:sample", found.sample_id)
        show_anew(form, seen=number)
    shown = {
        "found": found,
        "form": form,
        "rows": sampled_rows(found),
        "last": finding_rows(last) if last else [],
        "once": str(key_of(request)),
        "period": period_of(found.sample),
    }
    return render(request, "front_door/hub/sampled.jinja", shown)


@staff_page("front_door.check_sample")
def sample_report(request: StaffRequest, sample_id: UUID) -> HttpResponse:
    """The report to the board."""
    found = open_record(query.samples(request.viewer), request.viewer, sample_id)
    form: ReportForm = ReportForm.of(request)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: report_sample(sample_id=found.pk, **form.cleaned_data, by=request.viewer, at=clock.now()),
        )
        if done.saved:
            messages.success(request, "Reported.")
            return redirect("front_door:sample", found.pk)
    shown = {"sample": found, "form": form, "period": period_of(found)}
    return render(request, "front_door/hub/sample_report.jinja", shown)
