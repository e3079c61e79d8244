"""Teams, those inside the hub among them (FD-25a)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sightline.access.actions import teams as acts
from sightline.access.forms.administration import TeamFilter, TeamForm
from sightline.access.models import Team
from sightline.access.pages.administration import team_lines
from sightline.access.pages.listing import Listing
from sightline.access.queries import every_team, one, teams
from sightline.access.routes import StaffRequest, staff_page
from sightline.access.views.administration.agencies import ADMINISTER, LIST
from sightline.access.views.administration.saving import HISTORY, change_page, confirm_page, form_page
from sightline.core import clock
from sightline.core.fingerprint import fingerprint
from sightline.core.pages import Link, paginate


@staff_page(ADMINISTER)
def team_list(request: StaffRequest) -> HttpResponse:
    """Every team, by kind and agency."""
    form = TeamFilter(request)
    page = paginate(request, teams(**form.chosen()))
    add = Link("Add a team", reverse("access:team_add"))
    heads = ["Name", "Agency", "Kind", "E-mail address"]
    listing = Listing("Teams", heads, team_lines(page), "No team fits.", add)
    return render(request, LIST, {"listing": listing, "page": page, "form": form})


@staff_page(ADMINISTER)
def team_add(request: StaffRequest) -> HttpResponse:
    """A new team."""
    form = TeamForm.of(request, initial={"agency_id": request.GET.get("agency", "")})

    def save(given: dict[str, Any]) -> Team:
        return acts.add_team(
            agency_id=given["agency_id"],
            name=given["name"],
            kind=given["kind"],
            email=given["email"],
            by=request.viewer,
            at=clock.now(),
        )

    done = reverse("access:teams")
    shows = {"title": "Add a team", "button": "Add the team", "cancel": done}
    return form_page(request, form, save=save, done=done, said="The team has been added.", shows=shows)


@staff_page(ADMINISTER)
def team_change(request: StaffRequest, team_id: UUID) -> HttpResponse:
    """Put a team's details right; from here it is also closed and opened again."""
    row = one(every_team(), team_id)
    initial = {name: getattr(row, name) for name in acts.TEAM_FIELDS}
    form = TeamForm.of(request, initial={**initial, "shown": fingerprint(row, acts.TEAM_FIELDS)}, own=row.pk)

    def save(given: dict[str, Any]) -> Team:
        return acts.change_team(team=row, **given, by=request.viewer, at=clock.now())

    done = reverse("access:teams")
    way = ("team_reopen", "Open this team again") if row.closed_on else ("team_close", "Close this team")
    return change_page(
        request,
        form,
        row,
        again=lambda: one(every_team(), team_id),
        names=acts.TEAM_FIELDS,
        save=save,
        done=done,
        caption=row.agency.name,
        also=[
            Link(way[1], reverse(f"access:{way[0]}", args=[team_id])),
            Link(HISTORY, reverse("access:team_history", args=[team_id])),
        ],
    )


@staff_page(ADMINISTER)
def team_close(request: StaffRequest, team_id: UUID) -> HttpResponse:
    """A team stops working."""
    row = one(every_team(), team_id)
    return confirm_page(
        request,
        save=lambda why: acts.close_team(team=row, why=why, by=request.viewer, at=clock.now()),
        done=reverse("access:teams"),
        said=f"{row.name} has been closed.",
        shows={
            "title": f"Close {row.name}",
            "what": "From today nobody is given a post in it and nothing new goes to it. What it has stays with it "
            "until somebody takes it over.",
            "button": "Close it today",
            "cancel": reverse("access:teams"),
        },
    )


@staff_page(ADMINISTER)
def team_reopen(request: StaffRequest, team_id: UUID) -> HttpResponse:
    """A team works again."""
    row = one(every_team(), team_id)
    return confirm_page(
        request,
        save=lambda why: acts.reopen_team(team=row, why=why, by=request.viewer, at=clock.now()),
        done=reverse("access:teams"),
        said=f"{row.name} is open again.",
        shows={
            "title": f"Open {row.name} again",
            "what": "People can be given posts in it from now on.",
            "button": "Open it again",
            "cancel": reverse("access:teams"),
        },
    )
