"""The posts that hear what people tell a review of services (`roles`)."""

from sightline.access.roles import Role
from sightline.config.role_parts import role

GOVERNANCE_ROLES: list[Role] = [
    role(
        "scrutiny_officer",
        "Scrutiny officer",
        "Keeps in confidence what survivors, families and others tell the reviews they work on, looks at safety and "
        "passes on what the front door must know; opens no record of a child.",
        {"governance.keep_accounts"},
    ),
]
