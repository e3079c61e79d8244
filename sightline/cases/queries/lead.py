"""What leading leaves on a case, and what was done beside the levels that were judged (RK-08, PW-30)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from sightline.access.viewer import Viewer
from sightline.cases.models import AnalysisNote, Case, CaseDiscussed, ManagementNote, Offer, SafetyPlan, Visit
from sightline.cases.queries.supervision import discussions_of
from sightline.core.clock import london
from sightline.meetings.models import Meeting
from sightline.meetings.states import AFTER


@dataclass(frozen=True)
class Lead:
    """What was read."""

    notes: list[ManagementNote]
    discussed: list[CaseDiscussed]
    analyses: int
    meetings: list[Meeting]
    plans: list[SafetyPlan]
    visits: list[Visit]
    offers: list[Offer]


def lead_of(
    viewer: Viewer, case: Case, met: Iterable[Meeting], plans: list[SafetyPlan], offers: Iterable[Offer]
) -> Lead:
    """A fixed number of reads; meetings about the child, safety plans and offers have been read for the page."""
    notes = ManagementNote.objects.visible_to(viewer).filter(case=case).select_related("by")
    visits = Visit.objects.visible_to(viewer).standing().filter(case=case)
    return Lead(
        notes=list(notes.order_by("-at", "id")),
        discussed=discussions_of(viewer, case),
        analyses=analyses_held(case.pk),
        meetings=[it for it in met if it.state in AFTER and london(it.starts_at).date() >= case.opened_on],
        plans=plans,
        visits=list(visits),
        offers=list(offers),
    )


def analyses_held(case_id: UUID) -> int:
    """How many notes of analysis a case holds, to those on it; a number only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_analyses_held(%s)", [case_id])
        return int(cursor.fetchone()[0])


def analyses(viewer: Viewer, case: Case) -> list[AnalysisNote]:
    """Those notes, for senior managers and analysts on the case; the newest first."""
    rows = AnalysisNote.objects.visible_to(viewer).filter(case=case).select_related("by", "judgement")
    return list(rows.order_by("-at", "id"))
