"""Missing episodes of the child of a case: before it was opened, and since (MS-07a)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.views.common import opened
from sightline.core.clock import london
from sightline.missing.pages.lists import lines
from sightline.missing.queries.lists import of_people
from sightline.people.queries import identity_of, shown_name


@require_GET
@staff_page("cases.read")
def missing(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Those the viewer may open, apart by the day the case was opened."""
    case = opened(request, case_id)
    found = list(of_people(request.viewer, identity_of(case.child_id)))
    before = [each for each in found if london(each.missing_since).date() < case.opened_on]
    since = found[: len(found) - len(before)]
    shown = {
        "caption": f"{shown_name(case.child_id)}, case {case.reference}",
        "back_to": reverse("cases:one", args=[case.pk]),
        "parts": [("Since the case was opened", lines(since)), ("Before the case was opened", lines(before))],
        "opened_on": case.opened_on,
    }
    return render(request, "cases/missing.jinja", shown)
