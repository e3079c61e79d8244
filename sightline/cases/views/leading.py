"""Caseloads and what is wanting, for whoever leads the team."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.models import Team
from sightline.access.routes import StaffRequest, staff_page
from sightline.cases import actions
from sightline.cases.forms import CaseloadFilters, LimitForm, OtherWorkForm, WantingFilters
from sightline.cases.lead_states import Wanting
from sightline.cases.pages.caseloads import Read, caseloads, wanting_lines
from sightline.cases.permissions import NOT_LEADING
from sightline.cases.queries.attention import wanting
from sightline.cases.queries.caseloads import (
    held,
    limits,
    mix,
    month_ends,
    month_of,
    placed_mix,
    staff_of,
    teams_led,
    workers_in,
)
from sightline.cases.queries.lists import practitioners_of
from sightline.cases.queries.work import scale_in_use
from sightline.cases.views.common import done
from sightline.core import clock
from sightline.core.forms import Form, saved_or_told
from sightline.core.leave import Refused
from sightline.core.pages import paginate
from sightline.people.queries import name_lines

MONTHS = 12


@require_GET
@staff_page("cases.lead")
def loads(request: StaffRequest) -> HttpResponse:
    """How many cases each worker holds, the limit, and the months before (WF-01 to WF-06)."""
    teams, today = teams_led(request.viewer), clock.today()
    form = CaseloadFilters(request, teams=teams)
    team = chosen_team(form.chosen().get("team", ""), teams)
    day: date = form.chosen().get("day") or today
    months = month_ends(today, MONTHS)
    page = caseloads(_read(request, team, [today, day, *months]), today=today, day=day, months=months)
    return render(request, "cases/caseloads.jinja", {"form": form, "page": page, "day": day})


def _read(request: StaffRequest, team: Team, days: list[date]) -> Read:
    rows = held(team, sorted(set(days)))
    now = clock.now()
    return Read(
        team=team,
        rows=rows,
        levels=mix(request.viewer, team),
        limits=limits(team),
        staff=staff_of(rows),
        counts={what: wanting(request.viewer, team, what, now).count() for what in Wanting},
        scale=scale_in_use(),
        placed=placed_mix(request.viewer, team),
    )


def chosen_team(asked: str, teams: list[Team]) -> Team:
    """The team of the address, among one's own; the first where none is said."""
    found = next((each for each in teams if not asked or str(each.pk) == asked), None)
    if found is None:
        raise Refused(NOT_LEADING)
    return found


@require_GET
@staff_page("cases.lead")
def attention(request: StaffRequest) -> HttpResponse:
    """Cases on which something is wanting, the longest first."""
    teams = teams_led(request.viewer)
    form = WantingFilters(request, teams=teams)
    chosen = form.chosen()
    team, what = (
        chosen_team(chosen.get("team", ""), teams),
        Wanting(chosen.get("what") or Wanting.UNALLOCATED),
    )
    page = paginate(request, wanting(request.viewer, team, what, clock.now()))
    names = name_lines({each.child_id for each in page.items})
    lines = wanting_lines(page.items, names, practitioners_of(request.viewer, page.items))
    shown = {"form": form, "page": page, "lines": lines, "what": what, "team": team}
    return render(request, "cases/attention.jinja", shown)


@staff_page("cases.lead")
def set_limit(request: StaffRequest) -> HttpResponse:
    """The Board's limit: who set it, when, from when and why (WF-05)."""
    team = chosen_team(request.GET.get("team", ""), teams_led(request.viewer))
    known = limits(team)
    form: LimitForm = LimitForm.of(request, initial={"version": known[0].number if known else 0})

    def save() -> None:
        seen, by = int(form.cleaned_data["version"]), request.viewer
        actions.set_limit(team=team, limit=form.limit(), seen=seen, by=by, at=clock.now())

    return form_of_team(request, form, save, team=team, title="Limit of a caseload", button="Keep this limit")


@staff_page("cases.lead")
def other_work(request: StaffRequest) -> HttpResponse:
    """Cases of the team that are not about exploitation, by a number for a month (WF-02b)."""
    team, today = chosen_team(request.GET.get("team", ""), teams_led(request.viewer)), clock.today()
    months = [month_of(today), *(month_of(each) for each in month_ends(today, MONTHS))]
    form: OtherWorkForm = OtherWorkForm.of(request, people=workers_in(team, today), months=months)

    def save() -> None:
        actions.note_other_work(team=team, **form.noted(), by=request.viewer, at=clock.now())

    return form_of_team(
        request, form, save, team=team, title="Other work of the team", button="Keep this number"
    )


def form_of_team(
    request: StaffRequest,
    form: Form,
    save: Callable[[], object],
    *,
    team: Team,
    title: str,
    button: str,
    route: str = "cases:caseloads",
) -> HttpResponse:
    """One form about a team under one heading."""
    if request.method == "POST" and form.is_valid():
        saved_or_told(form, save)
        if form.is_valid():
            return done(request, "On record.", route)
    return render(request, "cases/form.jinja", team_form(team.name, form, title, button, team.pk))


def team_form(caption: str, form: Form, title: str, button: str, team_id: UUID) -> dict[str, Any]:
    """What the template of a form shows, where no child is concerned."""
    return {
        "title": title,
        "caption": caption,
        "form": form,
        "draft": "",
        "subject": "",
        "button": button,
        "back_to": f"{reverse('cases:caseloads')}?team={team_id}",
        "readers": ["the managers of this team"],
        "walled": False,
        "clash": None,
        "once": "",
    }
