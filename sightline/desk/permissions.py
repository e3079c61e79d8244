"""What posts may do at the desk. What stands on its pages is asked of the folders it comes from."""

from sightline.access.viewer import Viewer
from sightline.core.leave import Answer, unless
from sightline.desk.models import SavedView

CAPABILITIES = {
    "desk.my_work": "See one's own work and one's team's",
    "desk.tracker": "See the cases and referrals one may read as one table, and keep views of it",
    "desk.pack": "Prepare the monthly report to the strategic panel, in numbers and without names",
    "desk.timeline": "See what is dated about a child one may open, or is on a case of, as one picture",
    "desk.share_views": "Share a view of the tracker with one's own team",
    "desk.export_tracker": "Take the tracker out as a file; each file is on the record of access",
}

NOT_SHARING = "Only a manager can share a view with the team."
NOT_YOURS = "Only whoever made a view can change it."


def may_share(viewer: Viewer) -> Answer:
    """A manager, with the team they belong to."""
    return unless(not viewer.may("desk.share_views") or not viewer.team_ids, NOT_SHARING)


def may_change(viewer: Viewer, view: SavedView) -> Answer:
    """Whoever made it."""
    return unless(view.owner_id != viewer.staff_id, NOT_YOURS)
