"""The joining link of a meeting, for those who may read it."""

from sightline.access.viewer import Viewer
from sightline.meetings.models import Joining, Meeting, in_pack
from sightline.meetings.permissions import runs


def link_of(viewer: Viewer, meeting: Meeting) -> str:
    """The one that stands; nothing to whoever is neither named to come nor runs it. The database says the same."""
    if viewer.staff_id is not None and not runs(viewer, meeting) and meeting.pk not in in_pack(viewer):
        return ""
    found = Joining.objects.filter(meeting=meeting).order_by("-number").first()
    return found.link if found else ""
