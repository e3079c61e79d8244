"""What a triage agrees of one row: note and response with the meeting, the level with the case, together."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.cases.actions import judge
from sightline.cases.given import Judging
from sightline.cases.models import Judgement
from sightline.cases.states import Judged
from sightline.core.versions import next_number, shown_of
from sightline.meetings.actions import discuss
from sightline.meetings.given import Talk
from sightline.meetings.models import Discussed


@action("desk.triaged")
def triage(
    *,
    meeting_id: UUID,
    talk: Talk,
    seen: int,
    by: Viewer,
    at: datetime,
    judging: Judging | None = None,
    case_id: UUID | None = None,
    judged_seen: int = 0,
) -> Discussed:
    """Both are kept or neither. A level somebody judged meanwhile is shown, not judged over."""
    made = discuss(meeting_id=meeting_id, talk=talk, seen=seen, by=by, at=at)
    if judging and case_id:
        _nobody_else(case_id, judged_seen)
        judge(case_id=case_id, judging=judging, seen=judged_seen, by=by, at=at)
    return made


def _nobody_else(case_id: UUID, seen: int) -> None:
    rows = Judgement.objects.filter(case_id=case_id, what=Judged.LEVEL).select_related("by")
    last = rows.order_by("-number").first()
    next_number(last, seen=seen, saved=shown_of(last, ("level", "reason")))
