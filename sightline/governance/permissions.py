"""Who may keep reviews and accounts. Whether it is possible now is said by `states`."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless
from sightline.governance.models.parts import KEEPS
from sightline.governance.models.reviews import Review

CAPABILITIES = {
    KEEPS: "Keep in confidence what survivors, families and others tell a review about services",
}


def may_keep(viewer: Viewer) -> Answer:
    """Those whose post keeps accounts. Which of them reads which review is said by its members."""
    return unless(not viewer.may(KEEPS), "Only those whose post keeps accounts of a review can do this.")


def may_say_who(viewer: Viewer, review: Review) -> Answer:
    """The keeper says who works on a review, and changes it."""
    return unless(review.keeper_id != viewer.staff_id, "Only the keeper of this review can do this.")
