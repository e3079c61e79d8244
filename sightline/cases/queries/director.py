"""What waits for a director: cases in which they hold a role, and what on them waits for a second reader."""

from dataclasses import dataclass

from sightline.access.viewer import Viewer
from sightline.cases.models import Case, Judgement
from sightline.cases.queries.work import WAITS
from sightline.cases.states import OPEN, State

MOST = 10


@dataclass(frozen=True)
class Waiting:
    """A case with a judgement that waits to be read; without one, its ending waits."""

    case: Case
    judgement: Judgement | None = None


def own_cases(viewer: Viewer) -> list[Case]:
    """Open cases the viewer is on, the newest first."""
    rows = Case.objects.visible_to(viewer).mine().filter(state__in=OPEN)
    return list(rows.order_by("-opened_on", "id")[:MOST])


def waiting_to_be_read(viewer: Viewer) -> list[Waiting]:
    """What somebody else wrote and a second person reads, the longest first. Two reads."""
    if not viewer.may("cases.second"):
        return []
    rows = (
        Judgement.objects.visible_to(viewer).filter(WAITS, case__state__in=OPEN).exclude(by=viewer.staff_id)
    )
    judged = [Waiting(each.case, each) for each in rows.select_related("case").order_by("at", "id")[:MOST]]
    endings = Case.objects.visible_to(viewer).mine().filter(state=State.ENDING)
    return [*judged, *(Waiting(each) for each in endings.exclude(ending_by=viewer.staff_id)[:MOST])]
