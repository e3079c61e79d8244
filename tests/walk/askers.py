"""Who asks in the walk: one person a workplace, in one role after another."""

from typing import Any

from sightline.access.models import Staff, Team
from sightline.access.states import TeamKind
from tests.people_of_the_tests import Partnership, member_of_staff, registration
from tests.walk.matrix import NOBODY

COUNCIL, CHARITY, SCHOOL, POLICE = "council", "charity", "school", "police"
# Roles whose people work for a partner; everybody else is of the council's front door.
WORKPLACE = {
    "agency_worker": CHARITY,
    "agency_manager": CHARITY,
    "sexual_health_worker": CHARITY,
    "victim_adviser": CHARITY,
    "return_interviewer": CHARITY,
    "care_home_manager": CHARITY,
    "school_lead": SCHOOL,
    "police_exploitation": POLICE,
    "police_analyst": POLICE,
    "police_missing": POLICE,
    "harm_desk": POLICE,
}


def workplace(role: str) -> str:
    """Where people of a role work."""
    return WORKPLACE.get(role, COUNCIL)


def asker_at(there: Partnership, place: str, role: str = "analyst") -> Staff:
    """Somebody who works there."""
    also: dict[str, Any] = {}
    if place == CHARITY:
        also = {"employer": there.charity, "team": there.early_help}
    if place == POLICE:
        desk = Team.objects.get_or_create(agency=there.police, name="Police desk", kind=TeamKind.OTHER)[0]
        also = {"employer": there.police, "team": desk}
    if place == SCHOOL:
        also = {"employer": there.school, "team": None}
    return member_of_staff(there, role, **also)


def asker_in(there: Partnership, role: str) -> Staff:
    """Somebody in a role, where people of that role work."""
    return asker_at(there, workplace(role), role)


def becomes(staff: Staff, role: str) -> None:
    """The same person and employer, in another role from the first; who has not signed in is an adviser unseen."""
    role = "adviser" if role == NOBODY else role
    staff.posts.update(role=role)
    for name, value in registration(role).items():
        setattr(staff, name, value)
    staff.save()
