"""The roles of those who record crimes, stand by victims and manage people on release (see `roles`)."""

from sightline.access.roles import Role
from sightline.config.role_parts import (
    ANSWER,
    CRIMES,
    MATCHES,
    MATCHES_CRIMES,
    MEETS,
    PLACES,
    RATES,
    RELEASES,
    role,
)

JUSTICE_ROLES: list[Role] = [
    role(
        "police_exploitation",
        "Police exploitation officer",
        "Records for the police force crimes against children, suspects, outcomes and what a child was told, and what "
        "happened online jointly with units against organised crime; answers what the force is asked.",
        ANSWER,
        {
            "front_door.dispute",
            "enquiries.answer",
            "enquiries.follow",
            "cases.read",
            "desk.timeline",
            "follow_up.ask_in_work",
        },
        MEETS,
        CRIMES,
        PLACES,
        {"justice.record", "justice.care", "justice.refer", "justice.release"},
        MATCHES,
        MATCHES_CRIMES,
        {"intelligence.joint"},
    ),
    role(
        "police_analyst",
        "Police analyst",
        "Reads crimes and suspects as far as their handling code lets the police force, to explain them; sees "
        "which crimes are about a child with no case here; keeps published conviction rates; records jointly with "
        "units against organised crime what happened online.",
        CRIMES,
        RATES,
        MATCHES_CRIMES,
        {"intelligence.hotspots", "intelligence.joint"},
    ),
    role(
        "victim_adviser",
        "Independent adviser or witness care",
        "Stands by children who are victims: sees the crimes in which their service does, and records what was told.",
        ANSWER,
        {"justice.open", "justice.care"},
    ),
    role(
        "probation_officer",
        "Probation or victim liaison officer",
        "Records how somebody convicted is managed on release, where the police passed the record to probation; "
        "answers what probation is asked.",
        ANSWER,
        RELEASES,
    ),
]
