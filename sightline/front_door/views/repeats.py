"""Several contacts about one child: the group specialist's list, and one alert with its finding (FD-10, FD-10a)."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sightline.access.keeping import ONCE, as_uuid
from sightline.access.looking import open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.core.pages import Slice, paginate
from sightline.front_door.actions import record_finding
from sightline.front_door.forms.screening import FindingForm
from sightline.front_door.models import RepeatAlert
from sightline.front_door.pages.readers import who_reads
from sightline.front_door.pages.repeats import alert_lines, counted_lines, finding_rows, said
from sightline.front_door.permissions import may_look_behind
from sightline.front_door.queries.alerts import Behind, alerts, behind
from sightline.front_door.views.common import attempt
from sightline.people.queries import name_lines


@require_GET
@staff_page("front_door.read")
def repeats(request: StaffRequest) -> HttpResponse:
    """Alerts, those that nobody has looked into first."""
    page: Slice[RepeatAlert] = paginate(request, alerts(request.viewer))
    context = {"page": page, "lines": alert_lines(page.items)}
    return render(request, "front_door/repeats.jinja", context)


@staff_page("front_door.read")
def repeat(request: StaffRequest, alert_id: UUID) -> HttpResponse:
    """One alert: the contacts it counted, and what the group specialist found."""
    rows = RepeatAlert.objects.visible_to(request.viewer).select_related("contact")
    alert: RepeatAlert = open_record(rows, request.viewer, alert_id)
    found = behind(request.viewer, alert)
    if request.method == "POST":
        may_look_behind(request.viewer).demand()
    number = found.findings[-1].number if found.findings else 0
    form: FindingForm = FindingForm.of(request, initial={"seen": number})
    clash = None
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _save(request, alert, form))
        if done.saved is not None:
            messages.success(request, "Your finding is kept.")
            return redirect("front_door:repeat", alert.pk)
        clash = done.clash
    return _shown(request, found, form, {"clash": clash, "seen": number})


def _shown(request: StaffRequest, found: Behind, form: FindingForm, more: dict[str, object]) -> HttpResponse:
    record = found.alert.source_record_id
    context = {
        "alert": found.alert,
        "who": name_lines([record])[record],
        "said": said(found.alert),
        "lines": counted_lines(found),
        "finding": finding_rows(found),
        "form": form,
        "may_find": bool(may_look_behind(request.viewer)),
        "once": request.POST.get(ONCE) or str(uuid4()),
        "readers": who_reads(),
        **more,
    }
    return render(request, "front_door/repeat.jinja", context)


def _save(request: StaffRequest, alert: RepeatAlert, form: FindingForm) -> object:
    given = form.cleaned_data
    return record_finding(
        alert_id=alert.pk,
        reasons=given["reasons"],
        escalated=given["escalated"],
        escalated_to=given["escalated_to"],
        seen=given["seen"],
        key=as_uuid(request.POST.get(ONCE, "")),
        by=request.viewer,
        at=clock.now(),
    )
