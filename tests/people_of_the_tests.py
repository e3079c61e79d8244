"""Invented agencies and staff for tests. Three agencies: ours, a partner's, and an outsider's."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.access.models import Agency, Area, Post, Staff, Team
from sightline.access.states import AgencyKind, TeamKind

BEGAN = date(2020, 4, 1)


@dataclass(frozen=True)
class Partnership:
    """What a test borough is made of."""

    council: Agency
    police: Agency
    school: Agency
    charity: Agency
    borough: Area
    other_area: Area
    front_door: Team
    emergency_duty: Team
    early_help: Team


def partnership_of_tests() -> Partnership:
    """Make the agencies, areas and teams."""
    council = Agency.objects.create(
        name="Wrekinshire Council", kind=AgencyKind.COUNCIL, email="hub@council.example"
    )
    police = Agency.objects.create(name="Marches Police", kind=AgencyKind.POLICE, email="desk@police.example")
    school = Agency.objects.create(
        name="Hollin Bank School", kind=AgencyKind.SCHOOL, email="office@hollinbank.example"
    )
    charity = Agency.objects.create(
        name="Stepping Stones", kind=AgencyKind.VOLUNTARY, email="office@steppingstones.example"
    )
    return Partnership(
        council=council,
        police=police,
        school=school,
        charity=charity,
        borough=Area.objects.create(name="Wrekinshire"),
        other_area=Area.objects.create(name="Elsewhere"),
        front_door=Team.objects.create(agency=council, name="Front door", kind=TeamKind.FRONT_DOOR),
        emergency_duty=Team.objects.create(
            agency=council, name="Emergency duty", kind=TeamKind.EMERGENCY_DUTY
        ),
        early_help=Team.objects.create(agency=charity, name="Family mentors", kind=TeamKind.EARLY_HELP),
    )


def registration(role: str) -> dict[str, Any]:
    """Their entry in the register of social workers, in the roles that need one."""
    registered = role in {"social_worker", "emergency_duty", "front_door_manager", "pathway_manager"}
    return {
        "social_work_number": "SW123456" if registered else "",
        "registration_checked_on": date(2026, 1, 5) if registered else None,
    }


def member_of_staff(there: Partnership, role: str, **also: Any) -> Staff:
    """Somebody with one post in `role`; `employer`, `team`, `area`, `name`, `email` where it matters."""
    number = Staff.objects.count() + 1
    name = also.get("name", f"{role.replace('_', ' ').title()} {number}")
    staff = Staff.objects.create(
        email=also.get("email", f"person{number}@staff.example"), name=name, **registration(role)
    )
    Post.objects.create(
        staff=staff,
        role=role,
        employer=also.get("employer", there.council),
        team=also.get("team", there.front_door if not also.get("employer") else None),
        area=also.get("area", there.borough),
        starts_on=BEGAN,
    )
    return staff
