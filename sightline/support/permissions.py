"""Who reads the directory, and who keeps an entry of it."""

from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, first_refusal, unless
from sightline.support.models import KEEP, OVERSEE, READ

CAPABILITIES = {
    READ: "Read the directory of support",
    KEEP: "Keep one’s own organisation’s services in the directory of support",
    OVERSEE: "Keep the services of any organisation, for those who have nobody here to do it",
}
NOT_KEEPING = "Your post does not include keeping services of the directory."
NOT_YOURS = "Only the organisation that provides a service keeps it, or whoever keeps the directory."


def may_keep(viewer: Viewer, agency_id: UUID | None) -> Answer:
    """The organisation's own, and whoever oversees the directory."""
    own = agency_id is not None and viewer.employer_id == agency_id
    return first_refusal(
        unless(not viewer.may(KEEP), NOT_KEEPING),
        unless(not own and not viewer.may(OVERSEE), NOT_YOURS),
    )
