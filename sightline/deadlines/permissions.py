"""What leave this folder knows."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless

CAPABILITIES = {
    "deadlines.read": "See every running clock that is not behind a wall",
    "deadlines.manage": "Be told when a deadline of the team has passed",
    "deadlines.lengths": "Propose another length for a clock the partnership sets for itself, or agree to one",
    "deadlines.holidays": "Add a bank holiday proclaimed after the list was printed",
}


def may_change_holidays(viewer: Viewer) -> Answer:
    """A holiday moves due dates for everybody."""
    return unless(
        not viewer.may("deadlines.holidays"), "Ask the front-door manager to add or move a bank holiday."
    )


def may_set_lengths(viewer: Viewer) -> Answer:
    """A length moves due dates for everybody, so that two people decide it."""
    return unless(
        not viewer.may("deadlines.lengths"), "Ask the front-door manager to propose another length of time."
    )


def may_agree(viewer: Viewer, proposed_by: UUID) -> Answer:
    """A second person, never whoever proposed it."""
    return first_refusal(
        may_set_lengths(viewer),
        unless(viewer.staff_id == proposed_by, "You proposed this. A second person must agree to it."),
    )
