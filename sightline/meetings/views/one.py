"""One meeting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.core import clock
from sightline.meetings.pages.after import after_page
from sightline.meetings.pages.one import meeting_page
from sightline.meetings.queries.after import after
from sightline.meetings.queries.one import whole
from sightline.meetings.views.common import opened


@require_GET
@staff_page("meetings.open")
def one(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """When and why, the agenda, who is asked; to those who come, the papers, the minutes and what came of it."""
    found = opened(request, meeting_id)
    it = whole(request.viewer, found)
    page = meeting_page(request.viewer, it, now=clock.now())
    later = after_page(request.viewer, it, after(request.viewer, found))
    return render(request, "meetings/one.jinja", {"page": page, "after": later})
