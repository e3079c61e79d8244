"""The monthly monitor of caseloads and strength, and what a team is made of."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sightline.access.models import Team
from sightline.access.routes import StaffRequest, staff_page
from sightline.cases import actions
from sightline.cases.forms import StrengthForm
from sightline.cases.pages.strength import HEADS, ReadOfTeam, monitored
from sightline.cases.queries.caseloads import held, limits, month_ends, teams_led
from sightline.cases.queries.strength import strengths, teams_monitored
from sightline.cases.views.leading import MONTHS, chosen_team, form_of_team
from sightline.core import clock


@require_GET
@staff_page("cases.monitor")
def strength(request: StaffRequest) -> HttpResponse:
    """How many cases are held at the end of each month, and what each team is made of (WF-01 to WF-04)."""
    today, teams = clock.today(), teams_monitored(request.viewer)
    months = month_ends(today, MONTHS)
    known = strengths(teams)

    def read(team: Team) -> ReadOfTeam:
        return ReadOfTeam(team, held(team, [today, *months]), limits(team), known)

    parts = [monitored(read(each), today=today, months=months) for each in teams]
    led = {each.pk for each in teams_led(request.viewer)} if request.viewer.may("cases.lead") else set()
    return render(request, "cases/strength.jinja", {"parts": parts, "heads": HEADS, "led": led})


@staff_page("cases.lead")
def note_strength(request: StaffRequest) -> HttpResponse:
    """The posts and the budget of a team from a day."""
    team = chosen_team(request.GET.get("team", ""), teams_led(request.viewer))
    known = strengths([team])
    numbers = [each.number for each in known]
    form: StrengthForm = StrengthForm.of(
        request, initial={"version": max(numbers, default=0), "prices": "100"}
    )

    def save() -> None:
        seen, by = int(form.cleaned_data["version"]), request.viewer
        actions.note_strength(team=team, shape=form.shape(), seen=seen, by=by, at=clock.now())

    title, button = "What the team is made of", "Keep it"
    return form_of_team(request, form, save, team=team, title=title, button=button, route="cases:strength")
