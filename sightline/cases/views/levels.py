"""How support changed as the level rose or fell."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.pages.levels import levels_page
from sightline.cases.queries.levels import beside_levels
from sightline.cases.views.common import opened
from sightline.core import clock
from sightline.people.queries import name_lines


@require_GET
@staff_page("cases.read")
def levels(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Each judgement of the level beside what was done until the next, for those on the case (SS-02a)."""
    case = opened(request, case_id)
    page = levels_page(case, beside_levels(request.viewer, case), today=clock.today())
    who = name_lines([case.child_id])[case.child_id]
    return render(request, "cases/levels.jinja", {"page": page, "case": case, "who": who})
