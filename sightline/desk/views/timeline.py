"""A child's years as one picture, with the table behind it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.looking import NOT_FOUND, open_record
from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.models import Case
from sightline.core.leave import Refused
from sightline.core.pages import Link, paginate
from sightline.desk.pages.timeline import event_lines, picture
from sightline.desk.queries.happened import happened
from sightline.people.queries import identity_of, records, shown_name

AT_ONCE = 100


@require_GET
@staff_page("desk.timeline")
def timeline(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """For those who open people, and for those on a case of this child. Opening it is on the record of access."""
    back = _opened(request, record_id)
    found = happened(request.viewer, identity_of(record_id))
    page = paginate(request, found, size=AT_ONCE)
    shown = {
        "name": shown_name(record_id),
        "picture": picture(found),
        "page": page,
        "lines": event_lines(page.items),
        "back_to": back,
    }
    return render(request, "desk/timeline.jinja", shown)


def _opened(request: StaffRequest, record_id: UUID) -> Link:
    """Through the child's own door, or that of a case one is on; and the way back there."""
    viewer = request.viewer
    if viewer.may("people.open"):
        open_record(records(viewer), viewer, record_id, also_about=identity_of(record_id))
        return Link("The child’s page", reverse("desk:child", args=[record_id]))
    rows = Case.objects.visible_to(viewer).mine().filter(child_id=record_id).order_by("-opened_on")
    case = rows.first()
    if case is None:
        raise Refused(NOT_FOUND, hidden=True)
    open_record(Case.objects.visible_to(viewer), viewer, case.pk)
    return Link("The case", reverse("cases:one", args=[case.pk]))
