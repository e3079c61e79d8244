"""Agencies and services that can be asked."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from sightline.access.models import Agency, Team
from sightline.access.states import AgencyKind, TeamKind
from sightline.access.viewer import Viewer


def services(*, on: date, kind: AgencyKind | None = None) -> list[tuple[str, str]]:
    """Every service that can be asked on a day, early help first, then the rest, then whole organisations.

    The first part is "agency:team" or "agency", the second what people call it. With `kind` only such organisations.
    """
    there = Q(closed_on=None) | Q(closed_on__gt=on)
    still = Q(agency__left_on=None) | Q(agency__left_on__gt=on)
    teams = Team.objects.filter(there, still).select_related("agency").order_by("name", "agency__name")
    agencies = Agency.objects.filter(Q(left_on=None) | Q(left_on__gt=on)).order_by("name")
    if kind:
        teams, agencies = teams.filter(agency__kind=kind), agencies.filter(kind=kind)
    first = [team for team in teams if team.kind == TeamKind.EARLY_HELP]
    rest = [team for team in teams if team.kind != TeamKind.EARLY_HELP]
    of_teams = [(f"{team.agency_id}:{team.pk}", f"{team.name} ({team.agency.name})") for team in first + rest]
    return of_teams + [(str(agency.pk), agency.name) for agency in agencies]


def service_of(chosen: str) -> tuple[Agency, Team | None]:
    """The agency and team that a choice of `services` names."""
    agency, _, team = chosen.partition(":")
    return Agency.objects.get(pk=UUID(agency)), Team.objects.get(pk=UUID(team)) if team else None


def employer_of(viewer: Viewer) -> Agency | None:
    """The agency in whose name a viewer adds people."""
    return Agency.objects.filter(pk=viewer.employer_id).first() if viewer.employer_id else None
