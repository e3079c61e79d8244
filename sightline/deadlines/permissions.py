"""What leave this folder knows."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless

CAPABILITIES = {
    "deadlines.read": "See every running clock that is not behind a wall",
    "deadlines.manage": "Be told when a deadline of the team has passed",
    "deadlines.holidays": "Add a bank holiday proclaimed after the list was printed",
}


def may_change_holidays(viewer: Viewer) -> Answer:
    """A holiday moves due dates for everybody."""
    return unless(
        not viewer.may("deadlines.holidays"), "Ask the front-door manager to add or move a bank holiday."
    )
