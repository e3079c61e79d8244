"""Reports of a page, one whole, and how many wait for a viewer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core import clock
from sightline.deadlines.models import Clock
from sightline.deadlines.queries import clocks_of
from sightline.intelligence.models import Considered, Grading, Presented, Report, Said
from sightline.intelligence.models.parts import CONSIDERS, GRADES
from sightline.intelligence.queries.posts import posts_with
from sightline.intelligence.states import State, Where


@dataclass(frozen=True)
class WholeReport:
    """A report with everything on it that the viewer sees."""

    report: Report
    gradings: list[Grading]
    considered: list[Considered]
    presented: list[Presented]
    said: list[Said]
    clocks: list[Clock]


def seen(viewer: Viewer) -> QuerySet[Report]:
    """Reports, through the door."""
    rows: QuerySet[Report] = Report.objects.visible_to(viewer)
    return rows.select_related("sent_by", "controller", "changed_by")


def listed(viewer: Viewer, state: str = "", happened: str = "") -> QuerySet[Report]:
    """The newest first; what happened in both kinds of place is found under either."""
    rows = seen(viewer).order_by("-sent_at", "id")
    rows = rows.filter(state=state) if state else rows
    return rows.filter(happened__in={happened, Where.BOTH}) if happened else rows


def waiting(viewer: Viewer) -> list[Report]:
    """What waits for this viewer's desk, the oldest first."""
    states = [
        state
        for state, capability in ((State.SENT, GRADES), (State.GRADED, CONSIDERS))
        if viewer.may(capability)
    ]
    return list(seen(viewer).filter(state__in=states).order_by("sent_at", "id")[:50]) if states else []


def about_children(viewer: Viewer, subjects: Collection[UUID]) -> QuerySet[Report]:
    """Those sent from the page of a child, the newest first."""
    return seen(viewer).filter(about__overlap=list(subjects)).order_by("-sent_at", "id")


def last_grading(report: Report) -> Grading | None:
    return Grading.objects.filter(report=report).select_related("by").order_by("-number").first()


def last_considered(report: Report) -> Considered | None:
    return Considered.objects.filter(report=report).select_related("by").order_by("-number").first()


def whole(viewer: Viewer, report: Report) -> WholeReport:
    """A fixed number of reads, however much there is."""
    gradings = Grading.objects.visible_to(viewer).filter(report=report).select_related("by")
    considered = Considered.objects.visible_to(viewer).filter(report=report).select_related("by")
    presented = Presented.objects.visible_to(viewer).filter(report=report).select_related("meeting", "by")
    said = Said.objects.visible_to(viewer).filter(report=report).select_related("by")
    return WholeReport(
        report,
        list(gradings.prefetch_related("passed__agency").order_by("-number")),
        list(considered.order_by("-number")),
        list(presented.order_by("-at")),
        list(said.order_by("-at")),
        list(clocks_of([report.pk])),
    )


def presented_between(viewer: Viewer, begins: datetime, ends: datetime) -> int:
    """How many reports panels of a time were shown."""
    rows = Presented.objects.visible_to(viewer)
    shown = rows.filter(meeting__starts_at__gte=begins, meeting__starts_at__lt=ends)
    return int(shown.values("report_id").distinct().count())


def considering() -> list[Agency]:
    """Organisations that may be let in to consider a report: those whose posts do."""
    return sorted({post.employer for post in posts_with(CONSIDERS, clock.now())}, key=lambda it: it.name)
