"""The list of cases, and one case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.forms import ListFilters
from sightline.cases.pages.around import around_lines
from sightline.cases.pages.lists import lines
from sightline.cases.pages.one import case_page
from sightline.cases.pages.work import Work, work_part
from sightline.cases.queries.around import around
from sightline.cases.queries.lists import listed, practitioners_of
from sightline.cases.queries.one import teams_of, whole, workers_of
from sightline.cases.queries.planning import last_safety_plan
from sightline.cases.queries.work import assessments_of, judgements_of, last_ending, last_plan
from sightline.cases.views.common import opened
from sightline.core import clock
from sightline.core.pages import paginate
from sightline.people.queries import name_lines


@require_GET
@staff_page("cases.read")
def cases(request: StaffRequest) -> HttpResponse:
    """Cases the viewer is on; filtered and paged by the address."""
    form = ListFilters(request, teams=teams_of(request.viewer), people=workers_of(request.viewer))
    chosen = form.chosen()
    picked = {name: str(chosen.get(name, "")) for name in ("state", "team", "worker", "level")}
    page = paginate(request, listed(request.viewer, **picked))
    names = name_lines({each.child_id for each in page.items})
    shown = lines(page.items, names, practitioners_of(request.viewer, page.items))
    scale = request.viewer.may("cases.allocate")
    return render(request, "cases/list.jinja", {"form": form, "page": page, "lines": shown, "scale": scale})


@require_GET
@staff_page("cases.read")
def one(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Everything that stands about one case."""
    found = whole(request.viewer, opened(request, case_id))
    page = case_page(request.viewer, found, on=clock.today(), now=clock.now())
    case = found.case
    work = Work(
        judgements_of(case.pk),
        assessments_of(case.pk),
        last_safety_plan(case.pk),
        last_plan(case.pk),
        last_ending(case.pk),
    )
    part = work_part(request.viewer, found, work)
    beside = around_lines(*around(request.viewer, case))
    return render(request, "cases/one.jinja", {"page": page, "work": part, "around": beside})
