"""Whose files they are, and in whose name they are brought in."""

from datetime import datetime

from sightline.access.actions.agencies import add_agency
from sightline.access.actions.teams import add_team
from sightline.access.models import Agency, Team, Wall
from sightline.access.states import AgencyKind, TeamKind
from sightline.access.viewer import Viewer, system_viewer, viewing

CAPABILITIES = ("people.match_references",)
FIRST_COUNCIL, FIRST_TEAM = "The council", "Front door"


def council(at: datetime) -> Agency:
    """The council whose files these are; on a new installation the first file sets it up, to be renamed later."""
    found = Agency.objects.filter(kind=AgencyKind.COUNCIL, left_on=None).order_by("name").first()
    if found is not None:
        return found
    by = system_viewer("import", capabilities=["access.administer"])
    with viewing(by):
        return add_agency(
            name=FIRST_COUNCIL,
            kind=AgencyKind.COUNCIL,
            email="",
            phone="",
            named_manager_id=None,
            by=by,
            at=at,
        )


def front_door_team(agency: Agency, at: datetime) -> Team:
    """The team that contacts come to; set up with the council where there is none."""
    found = Team.objects.filter(agency=agency, kind=TeamKind.FRONT_DOOR, closed_on=None).order_by("name")
    team = found.first()
    if team is not None:
        return team
    by = system_viewer("import", capabilities=["access.administer"])
    with viewing(by):
        return add_team(
            agency_id=agency.pk, name=FIRST_TEAM, kind=TeamKind.FRONT_DOOR, email="", by=by, at=at
        )


def importer(purpose: str = "import") -> Viewer:
    """The system at this work stands inside every wall, so that a row about a restricted child lands behind it."""
    with viewing(system_viewer(purpose, capabilities=["people.restrict"])):
        walls = list(Wall.objects.filter(lifted_at=None).values_list("pk", flat=True))
    return system_viewer(purpose, walls=walls, capabilities=CAPABILITIES)
