"""What a team's manager looks at: cases nobody has, and cases on which something is late (CL-30, CL-33, RK-10)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sightline.access.models import Team
from sightline.access.viewer import Viewer
from sightline.cases.lead_states import DISCUSS_HIGH_RULE, DISCUSS_RULE, Wanting
from sightline.cases.models import Case, RoleHeld, StatusBegun, standing
from sightline.cases.queries.lists import listed
from sightline.cases.states import (
    AGAIN_RULE,
    ASSESS_RULE,
    MEETING_LEVELS,
    MEETING_RULE,
    PANEL_RULE,
    Role,
    State,
    Statutory,
)
from sightline.cases.visiting import SEEN_RULE
from sightline.deadlines.models import Clock

LATE = {
    Wanting.PANEL: (PANEL_RULE,),
    Wanting.MEETING: (MEETING_RULE,),
    Wanting.VISIT: (SEEN_RULE,),
    Wanting.ASSESSMENT: (ASSESS_RULE, AGAIN_RULE),
    Wanting.DISCUSSION: (DISCUSS_RULE, DISCUSS_HIGH_RULE),
}
IN_LAW = (Statutory.CIN, Statutory.CP)


def wanting(viewer: Viewer, team: Team, what: Wanting, now: datetime) -> QuerySet[Case]:
    """Open cases of a team on which one thing is wanting, each with the day it was due; never in order of a level."""
    rows: QuerySet[Any] = listed(viewer, state="open", team=str(team.pk))
    if what is Wanting.UNALLOCATED:
        return rows.filter(state=State.OPENED).order_by("opened_on", "id")
    if what is Wanting.PROTECTION:
        return _unprotected(rows).order_by("opened_on", "id")
    late = Clock.objects.filter(
        subject_id=OuterRef("pk"), rule__code__in=LATE[what], stopped_at=None, due_at__lt=now
    )
    rows = rows.annotate(due_at=Subquery(late.order_by("due_at").values("due_at")[:1]))
    return rows.filter(due_at__isnull=False).order_by("due_at", "id")


def _unprotected(rows: QuerySet[Any]) -> QuerySet[Case]:
    """Medium or above with no social worker named, or with no child in need or child protection plan (RK-10)."""
    named = standing(RoleHeld.objects.filter(case_id=OuterRef("pk"), role=Role.SOCIAL_WORKER))
    plan = StatusBegun.objects.filter(case_id=OuterRef("pk"), status__in=IN_LAW, ended__isnull=True)
    return rows.filter(~Q(Exists(named)) | ~Q(Exists(plan)), level__in=MEETING_LEVELS)
