"""Who may return pupils, read what was returned, and keep the list of settings."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.education.models import OPEN, OVERSEE, READ, RETURN, Setting

CAPABILITIES = {
    OPEN: "Open the pages of returns that one’s post has to do with",
    RETURN: "Return one’s own setting’s pupils or nil, and see them",
    READ: "Read what every school and college returned, save of people behind a wall",
    OVERSEE: "Keep the list of schools and colleges, see who has returned and ask those who have not",
}
NOT_RETURNING = "Your post does not include returning pupils."
NOT_OVERSEEING = "Your post does not include keeping the list of schools and colleges."
NOT_LISTED = (
    "Your school or college is not on the list of those that return pupils. Ask the education safeguarding "
    "coordinator to add it. To report a worry now, ring the front door."
)


def may_return(viewer: Viewer, setting: Setting | None) -> Answer:
    """For the setting one works at, while it is on the list."""
    return first_refusal(
        unless(not viewer.may(RETURN), NOT_RETURNING),
        unless(setting is None or setting.agency_id != viewer.employer_id, NOT_LISTED),
    )


def may_oversee(viewer: Viewer) -> Answer:
    return unless(not viewer.may(OVERSEE), NOT_OVERSEEING)
