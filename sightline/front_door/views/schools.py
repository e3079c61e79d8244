"""The audit of what schools and colleges tell the front door (SC-09)."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock, words
from sightline.education.queries.network import last_spoken
from sightline.education.queries.returns import in_network
from sightline.front_door.forms.schools import FewForm
from sightline.front_door.pages.schools import told_lines
from sightline.front_door.queries.schools import told_by_school

YEAR = timedelta(days=365)


@require_GET
@staff_page("education.oversee")
def told_by(request: StaffRequest) -> HttpResponse:
    """Every setting with the contacts it told us of in twelve months; those with few, where a number is given."""
    form = FewForm(request)
    chosen = form.chosen()
    until = chosen.get("until") or clock.today()
    since = until - YEAR
    rows = in_network(until).select_related("agency").order_by("agency__name", "id")
    if "phase" in chosen:
        rows = rows.filter(phase=chosen["phase"])
    most = form.cleaned_data.get("most")
    lines = told_lines(rows, told_by_school(since, until), last_spoken(), most=most)
    shown = {"form": form, "lines": lines, "period": f"{words.day(since)} to {words.day(until)}"}
    return render(request, "front_door/told_by_schools.jinja", shown)
