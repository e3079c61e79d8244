"""What access asks of a post, and who may do what with staff and agencies."""

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless

CAPABILITIES = {
    "access.administer": "Keep agencies, areas, teams, staff and posts",
    "access.read_record": "Read the record of access",
    "access.review_reader": "Review what the readers of the record of access looked at",
}


def may_end_access(viewer: Viewer, staff: Staff) -> Answer:
    """Nobody shuts themselves out: another administrator does it, so that one always remains."""
    return unless(
        viewer.staff_id == staff.pk,
        "You cannot end your own access. Ask another administrator to do it.",
    )


def may_unlock(viewer: Viewer, staff: Staff) -> Answer:
    """A locked account is unlocked by somebody else."""
    return unless(
        viewer.staff_id == staff.pk, "You cannot unlock your own account. Ask another administrator."
    )
