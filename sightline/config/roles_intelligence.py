"""The posts that receive what partners see and hear (`roles`)."""

from sightline.access.roles import Role
from sightline.config.role_parts import ANSWER, MEETS, PLACES, role

INTELLIGENCE_ROLES: list[Role] = [
    role(
        "harm_desk",
        "Police harm assessment desk",
        "Receives every report of intelligence first, grades it, says who may consider it and tells whoever sent it "
        "what came of it; records what happened online jointly with units against organised crime; keeps hotspots.",
        {"intelligence.grade", "intelligence.answer", "intelligence.joint"},
        PLACES,
        ANSWER,
        MEETS,
    ),
]
