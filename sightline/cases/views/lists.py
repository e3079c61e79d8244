"""The list of cases, and one case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.routes import StaffRequest, staff_page
from sightline.cases.forms import ListFilters
from sightline.cases.models import Case
from sightline.cases.pages.around import around_lines
from sightline.cases.pages.drawn import held_parts
from sightline.cases.pages.lead import lead_part
from sightline.cases.pages.lists import lines
from sightline.cases.pages.one import case_page
from sightline.cases.pages.support import Support, support_part
from sightline.cases.pages.visiting import Visits, VisitsPart, visits_part
from sightline.cases.pages.work import Work, level_of, work_part
from sightline.cases.queries.around import MOST, around
from sightline.cases.queries.lead import lead_of
from sightline.cases.queries.lists import listed, practitioners_of
from sightline.cases.queries.moving import asked_to_look_again, handovers_of
from sightline.cases.queries.one import Whole, teams_of, whole, workers_of
from sightline.cases.queries.planning import safety_plans_of
from sightline.cases.queries.support import nrm_of, offers_of, witnesses_of
from sightline.cases.queries.visiting import safety_note_of, visits_of, visits_planned
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
    may = {"scale": request.viewer.may("cases.allocate"), "works": request.viewer.may("cases.work")}
    return render(request, "cases/list.jinja", {"form": form, "page": page, "lines": shown, **may})


@require_GET
@staff_page("cases.read")
def one(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Everything that stands about one case."""
    found = whole(request.viewer, opened(request, case_id))
    page = case_page(request.viewer, found, on=clock.today(), now=clock.now())
    case = found.case
    met, letters = around(request.viewer, case)
    plans = safety_plans_of(case.pk)
    work = Work(
        judgements_of(case.pk),
        assessments_of(case.pk),
        plans[-1] if plans else None,
        last_plan(case.pk),
        last_ending(case.pk),
    )
    support = _support(case)
    lead = lead_of(request.viewer, case, met, plans, [each.offer for each in support.offers if each.holds])
    shown = {
        "page": page,
        "work": work_part(request.viewer, found, work),
        "visits": _visits(found, work, works=page.works),
        "support": support_part(request.viewer, case, support, on=clock.today()),
        "held": held_parts(request.viewer, case),
        "around": around_lines(met[:MOST], letters),
        "lead": lead_part(request.viewer, case, lead, work.judgements, today=clock.today()),
    }
    return render(request, "cases/one.jinja", shown)


def _support(case: Case) -> Support:
    offers, witnesses, nrm = offers_of(case.pk), witnesses_of(case.pk), nrm_of(case.pk)
    return Support(offers, witnesses, nrm, handovers_of(case.pk), asked_to_look_again(case.pk))


def _visits(found: Whole, work: Work, *, works: bool) -> VisitsPart:
    key, on = found.case.pk, clock.today()
    kept = Visits(visits_of(key), visits_planned(key, on=on), safety_note_of(key))
    return visits_part(found.case, kept, works=works, level=level_of(work), clocks=found.clocks, on=on)
