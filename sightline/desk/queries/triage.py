"""What a weekly triage goes through: referrals and cases new or changed since the last one (PW-17, PW-17a)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.cases.models import Assessment, Case, Judgement
from sightline.cases.permissions import may_work
from sightline.cases.queries.one import seen as cases_seen
from sightline.cases.states import Judged
from sightline.core.clock import london
from sightline.desk.queries.tracked import Tracked, Wanted, as_tracked, tracked
from sightline.desk.states import Order
from sightline.meetings.models import Discussed, Meeting
from sightline.meetings.queries.after import last_said, talked_at
from sightline.meetings.queries.lists import seen
from sightline.meetings.states import AFTER, Kind

MOST = 300
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Queue:
    """The rows of one meeting, oldest first, and what was said of each there."""

    meeting: Meeting
    since: date
    rows: list[Tracked]
    said: dict[UUID, Discussed]

    def left(self) -> list[Tracked]:
        """Those nothing has been said of yet."""
        return [row for row in self.rows if row.key not in self.said]

    def place(self, address: str) -> int | None:
        """Where a row stands, counted from nought."""
        return next((place for place, row in enumerate(self.rows) if row.address == address), None)


def triage_meetings(viewer: Viewer) -> list[Meeting]:
    """Weekly triages that were held and that this viewer runs, the newest first."""
    return talked_at(viewer, kind=Kind.TRIAGE)


def since_of(viewer: Viewer, meeting: Meeting) -> date:
    """The day of the triage before it; a week before it where there was none."""
    before = seen(viewer).filter(
        group=meeting.group_id, kind=Kind.TRIAGE, state__in=AFTER, starts_at__lt=meeting.starts_at
    )
    last = before.order_by("-starts_at").first()
    return london(last.starts_at if last else meeting.starts_at - WEEK).date()


def queue(viewer: Viewer, meeting: Meeting) -> Queue:
    """New and changed rows, as far as the viewer sees them."""
    since = since_of(viewer, meeting)
    rows = as_tracked(tracked(viewer, Wanted(since=since, order=Order.OLDEST))[:MOST])
    return Queue(meeting, since, rows, {each.subject_id: each for each in last_said(viewer, meeting)})


@dataclass(frozen=True)
class ToJudge:
    """A case whose level this viewer may judge here, and the number of its last judgement."""

    case: Case
    number: int


def to_judge(viewer: Viewer, row: Tracked) -> ToJudge | None:
    """Nothing where the row is no case of the viewer's, or it has not been assessed yet."""
    case = cases_seen(viewer).filter(pk=row.key).first()
    if case is None or not may_work(viewer, case) or not Assessment.objects.filter(case=case).exists():
        return None
    last = Judgement.objects.filter(case=case, what=Judged.LEVEL).order_by("-number").first()
    return ToJudge(case, last.number if last else 0)
