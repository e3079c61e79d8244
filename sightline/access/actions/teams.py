"""Writes about teams, those inside the hub among them (FD-25a)."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.models import Team
from sightline.access.permissions import may_administer
from sightline.access.viewer import Viewer, because
from sightline.core import clock
from sightline.core.fingerprint import must_be_as_shown

TEAM_FIELDS = ("name", "kind", "email")


@action("access.team_added")
def add_team(*, agency_id: UUID, name: str, kind: str, email: str, by: Viewer, at: datetime) -> Team:
    """A team or service of one agency."""
    may_administer(by).demand()
    return Team.objects.create(agency_id=agency_id, name=name, kind=kind, email=email)


@action("access.team_changed")
def change_team(
    *,
    team: Team,
    shown: str,
    name: str,
    kind: str,
    email: str,
    by: Viewer,
    at: datetime,
    why: str = "",
) -> Team:
    """Put a team's details right."""
    may_administer(by).demand()
    because(by, why)
    row = Team.objects.select_for_update().get(pk=team.pk)
    must_be_as_shown(row, TEAM_FIELDS, shown, {"name": name, "kind": kind, "email": email})
    row.name, row.kind, row.email = name, kind, email
    row.save()
    return row


@action("access.team_closed")
def close_team(*, team: Team, by: Viewer, at: datetime, why: str = "") -> Team:
    """From today nobody is given a post in it and nothing new goes to it."""
    may_administer(by).demand()
    because(by, why)
    team.closed_on = clock.london(at).date()
    team.save(update_fields=["closed_on"])
    return team


@action("access.team_reopened")
def reopen_team(*, team: Team, by: Viewer, at: datetime, why: str = "") -> Team:
    """It works again."""
    may_administer(by).demand()
    because(by, why)
    team.closed_on = None
    team.save(update_fields=["closed_on"])
    return team
