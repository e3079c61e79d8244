"""Who may return pupils, read what was returned, and keep the list of settings."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.education.models import OPEN, OVERSEE, READ, RETURN, Absence, Setting

CAPABILITIES = {
    OPEN: "Open the pages of returns that one’s post has to do with",
    RETURN: "Return one’s own setting’s pupils or nil, and see them",
    READ: "Read what every school and college returned, save of people behind a wall",
    "education.answer": "Answer for a setting about its policies, reviews, audits and agreements",
    OVERSEE: "Keep the list of schools and colleges, see who has returned and ask those who have not",
}
NOT_RETURNING = "Your post does not include returning pupils."
NOT_OVERSEEING = "Your post does not include keeping the list of schools and colleges."
NOT_TRACING = "Only that school or college, or whoever keeps the list, adds what was done to find the child."
NOT_ANSWERING = "Only that school or college, or whoever keeps the list, answers for it."
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


def may_trace(viewer: Viewer, absence: Absence) -> Answer:
    """The setting that reported it, and whoever keeps the list."""
    own = viewer.may(RETURN) and absence.controller_id == viewer.employer_id
    return unless(not own and not viewer.may(OVERSEE), NOT_TRACING)


def may_answer(viewer: Viewer, setting: Setting) -> Answer:
    """The setting about itself, and whoever keeps the list for it."""
    own = viewer.may(RETURN) and setting.agency_id == viewer.employer_id
    return unless(not own and not viewer.may(OVERSEE), NOT_ANSWERING)
