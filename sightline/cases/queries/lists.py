"""Lists of cases."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Subquery

from sightline.access.viewer import Viewer
from sightline.cases.models import Case, Judgement, RoleHeld, standing
from sightline.cases.models.case import CaseRows
from sightline.cases.queries.work import STANDS
from sightline.cases.states import OPEN, Judged, Role, State


def listed(viewer: Viewer, *, state: str = "", team: str = "", worker: str = "", level: str = "") -> CaseRows:
    """Cases the viewer is on, the newest first, each with the `level` that stands. Never in order of it."""
    judged = Judgement.objects.filter(STANDS, case_id=OuterRef("pk"), what=Judged.LEVEL).order_by("-number")
    rows: CaseRows = Case.objects.visible_to(viewer).mine().select_related("team")
    rows = rows.annotate(level=Subquery(judged.values("level")[:1]))
    if state == "open":
        rows = rows.filter(state__in=OPEN)
    elif state:
        rows = rows.filter(state=state)
    if team:
        rows = rows.filter(team_id=team)
    if level:
        rows = rows.filter(level=level)
    if worker:
        held = standing(RoleHeld.objects.filter(role=Role.PRACTITIONER, staff_id=worker))
        rows = rows.filter(pk__in=held.values("case_id"))
    return rows.order_by("-opened_on", "id")


def waiting(viewer: Viewer) -> CaseRows:
    """Those waiting to be allocated, the oldest first."""
    return listed(viewer, state=State.OPENED).order_by("opened_on", "id")


def of_people(viewer: Viewer, people: Iterable[UUID]) -> CaseRows:
    """Cases of some source records, the newest first."""
    rows: CaseRows = Case.objects.visible_to(viewer).select_related("team")
    return rows.filter(child_id__in=list(people)).order_by("-opened_on", "-changed_at")


def of_contact(viewer: Viewer, contact_id: UUID) -> CaseRows:
    """Those opened from one contact."""
    rows: CaseRows = Case.objects.visible_to(viewer).select_related("team")
    return rows.filter(contact_id=contact_id).order_by("-opened_on", "id")


def practitioners_of(viewer: Viewer, cases: Iterable[Case]) -> dict[UUID, RoleHeld]:
    """The named practitioner of each of some cases."""
    rows = RoleHeld.objects.visible_to(viewer).filter(case__in=list(cases), role=Role.PRACTITIONER)
    return {each.case_id: each for each in standing(rows).select_related("staff")}
