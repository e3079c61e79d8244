"""The list of meetings."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core.pages import paginate
from sightline.meetings.forms import ListFilters
from sightline.meetings.pages.lists import lines
from sightline.meetings.queries.lists import listed


@require_GET
@staff_page("meetings.open")
def meetings(request: StaffRequest) -> HttpResponse:
    """Meetings one is asked to, runs or reads; filtered and paged by the address."""
    form = ListFilters(request)
    chosen = form.chosen()
    rows = listed(
        request.viewer,
        kind=chosen.get("kind", ""),
        state=chosen.get("state", ""),
        to_come="when" in chosen,
    )
    page = paginate(request, rows)
    return render(request, "meetings/list.jinja", {"form": form, "page": page, "lines": lines(page.items)})
