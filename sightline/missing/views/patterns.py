"""Places and reasons in totals."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock, words
from sightline.core.panels import panels
from sightline.missing.forms.plans import PatternsForm
from sightline.missing.pages.patterns import tables
from sightline.missing.queries.patterns import patterns as totals

YEAR = timedelta(days=365)


@require_GET
@staff_page("missing.patterns")
def patterns(request: StaffRequest) -> HttpResponse:
    """Twelve months unless a period is chosen; nobody is named, ordered or scored."""
    form = PatternsForm(request)
    chosen = form.chosen()
    until = chosen.get("until") or clock.today()
    since = chosen.get("since") or until - YEAR
    found = totals(request.viewer, since=since, until=until)
    shown = {
        "form": form,
        "tables": tables(found, for_group="reader" in chosen),
        "above": panels("missing.patterns", request.viewer, []),
        "period": f"{words.day(since)} to {words.day(until)}",
    }
    return render(request, "missing/patterns.jinja", shown)
