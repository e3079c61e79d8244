"""Supervision: one's own, the team's, and one session."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sightline.access.keeping import key_of
from sightline.access.looking import open_record
from sightline.access.models import Staff, Team
from sightline.access.routes import StaffRequest, staff_page
from sightline.cases import actions
from sightline.cases.forms import SuperviseForm
from sightline.cases.lead_states import Session
from sightline.cases.models import Case, Supervision
from sightline.cases.pages.supervising import due_lines, session_lines, session_rows
from sightline.cases.permissions import may_lead, may_supervise
from sightline.cases.queries.caseloads import managers_in, teams_led, workers_in
from sightline.cases.queries.supervision import discussed_in, dues, in_session, open_cases, sessions
from sightline.cases.views.common import done
from sightline.cases.views.leading import chosen_team, team_form
from sightline.core import clock
from sightline.core.forms import saved_or_told
from sightline.core.pages import paginate
from sightline.people.queries import name_lines

PERSONAL = ["those who were there", "the supervisor", "the manager above who is named"]


@require_GET
@staff_page("cases.work")
def all_of_it(request: StaffRequest) -> HttpResponse:
    """One's own sessions; for whoever leads a team, who is due when (WF-09, CL-47)."""
    page = paginate(request, sessions(request.viewer))
    led = [team for team in teams_led(request.viewer) if may_lead(request.viewer, team.pk)]
    teams = [(team, bool(may_supervise(request.viewer, team.pk)), _due(team)) for team in led]
    shown = {"page": page, "lines": session_lines(page.items), "teams": teams}
    return render(request, "cases/supervision.jinja", shown)


def _due(team: Team) -> object:
    return due_lines(dues(team, clock.today()), clock.now())


@staff_page("cases.supervise")
def give(request: StaffRequest) -> HttpResponse:
    """Keep a session of one to one with somebody, or of a group."""
    team = chosen_team(request.GET.get("team", ""), teams_led(request.viewer))
    may_supervise(request.viewer, team.pk).demand()
    kind, people = _with_whom(request, team)
    cases = _labels(open_cases(request.viewer, team, people))
    managers = [it for it in managers_in(team, clock.today()) if it.pk != request.viewer.staff_id]
    given = {"kind": kind, "people": people, "above": managers, "cases": cases}
    form: SuperviseForm = SuperviseForm.of(request, **given)
    if request.method == "POST" and form.is_valid():
        key, by = key_of(request), request.viewer
        saved_or_told(
            form,
            lambda: actions.supervise(team=team, session=form.session(), key=key, by=by, at=clock.now()),
        )
        if form.is_valid():
            return done(request, "The session is on record.", "cases:supervision")
    who = people[0].name if kind is Session.ALONE and people else "a group"
    shown = team_form(team.name, form, f"Supervision of {who}", "Keep this session", team.pk)
    shown |= {"readers": PERSONAL, "once": str(key_of(request)), "back_to": reverse("cases:supervision")}
    shown["lead"] = "What is agreed about a case is read with the case. Leave empty what was not discussed."
    return render(request, "cases/form.jinja", shown)


def _with_whom(request: StaffRequest, team: Team) -> tuple[Session, list[Staff]]:
    """The person of the address; without one, a group of the team."""
    others = [it for it in workers_in(team, clock.today()) if it.pk != request.viewer.staff_id]
    one = [it for it in others if str(it.pk) == request.GET.get("staff")]
    return (Session.ALONE, one) if one else (Session.GROUP, others)


def _labels(cases: list[Case]) -> dict[UUID, str]:
    names = name_lines({each.child_id for each in cases})
    return {each.pk: f"{names[each.child_id]}, case {each.reference}" for each in cases}


@require_GET
@staff_page("cases.work")
def one(request: StaffRequest, supervision_id: UUID) -> HttpResponse:
    """One session, for those who were in it."""
    found: Supervision = open_record(sessions(request.viewer), request.viewer, supervision_id)
    agreed = discussed_in(request.viewer, found)
    names = name_lines({each.case.child_id for each in agreed})
    rows = session_rows(found, in_session(found))
    lines = [(names[each.case.child_id], each.case.reference, each.agreed, each.case_id) for each in agreed]
    return render(request, "cases/session.jinja", {"rows": rows, "lines": lines})
