"""What access asks of a post, and who may do what with staff and agencies."""

from sightline.access.models import Staff
from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless

CAPABILITIES = {
    "access.administer": "Keep agencies, areas, teams, staff and posts",
    "access.read_record": "Read the record of access",
    "access.review_reader": "Review what the readers of the record of access looked at",
}


def may_administer(viewer: Viewer) -> Answer:
    """Whether somebody keeps agencies, teams, staff and posts."""
    return unless(
        not viewer.may("access.administer"), "Your post does not include keeping agencies and staff."
    )


def may_change_access(viewer: Viewer, staff: Staff) -> Answer:
    """Whether somebody may change what a colleague can do. Nobody does so for themselves."""
    return first_refusal(
        may_administer(viewer),
        unless(
            viewer.staff_id == staff.pk,
            "You cannot change your own access. Ask another administrator to do it.",
        ),
    )
