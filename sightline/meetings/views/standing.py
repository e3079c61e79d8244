"""The blank standing form of the monthly strategic panel (PW-18e)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.meetings.standing import headings


@require_GET
@staff_page("meetings.open")
def blank(request: StaffRequest) -> HttpResponse:
    """To be printed and written on. It holds nothing."""
    return render(request, "meetings/blank_report.jinja", {"headings": headings()})
