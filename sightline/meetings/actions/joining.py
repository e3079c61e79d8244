"""How people come to a meeting, and the link they join by (IS-20). Word of it names the page and never the link."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import unless
from sightline.core.versions import must_be_version
from sightline.meetings.actions.hand import _go_on, _keep, _number, _run, _tell_all
from sightline.meetings.joining import NO_MODE, Mode, link_stands
from sightline.meetings.models import Joining, Meeting
from sightline.meetings.queries.joining import link_of
from sightline.meetings.states import Act


@action("meetings.joining_changed")
def change_joining(
    *, meeting_id: UUID, mode: Mode | None, link: str, version: int, by: Viewer, at: datetime
) -> Meeting:
    """Say how people come, and by which link; those who come are told that it changed. `version`: the meeting's."""
    meeting = _run(meeting_id, Act.JOIN, by)
    unless(mode is None, NO_MODE).demand()
    link_stands(str(mode), link).demand()
    before = link_of(by, meeting)
    must_be_version(meeting, version, saved={"mode": meeting.mode, "link": before})
    _keep_link(meeting, link, before, by, at)
    _go_on(meeting, Act.JOIN, by=by, at=at, mode=mode)
    _tell_all("meetings.moved", meeting, by=by, at=at)
    return meeting


def _keep_link(meeting: Meeting, link: str, before: str, by: Viewer, at: datetime) -> None:
    """A further row where it is another link than the one that stands."""
    if link != before:
        number = _number(Joining.objects.filter(meeting=meeting))
        _keep(Joining, meeting, by=by, at=at, number=number, link=link)
