"""Reports of absence, what was done to trace the child, and those still open."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from sightline.access.viewer import Viewer
from sightline.education.models import Absence, Setting, TraceStep


def seen_absences(viewer: Viewer) -> QuerySet[Absence]:
    """Reports of a page, through the door."""
    rows: QuerySet[Absence] = Absence.objects.visible_to(viewer)
    return rows.select_related("setting__agency", "record", "by")


def not_found_yet(rows: QuerySet[Absence]) -> QuerySet[Absence]:
    """Those whose child has not been found."""
    return rows.filter(~Exists(TraceStep.objects.filter(absence=OuterRef("pk")).exclude(found="")))


def open_absence(setting: Setting, record_id: UUID) -> Absence | None:
    """The report of a pupil that is still open."""
    rows: QuerySet[Absence] = Absence.objects.filter(setting=setting, record_id=record_id)
    return not_found_yet(rows).first()


def steps_of(absence: Absence) -> list[TraceStep]:
    """What was done, the first first."""
    return list(TraceStep.objects.filter(absence=absence).select_related("by").order_by("number"))


def last_step(absence: Absence) -> TraceStep | None:
    found: TraceStep | None = (
        TraceStep.objects.filter(absence=absence).select_related("by").order_by("-number").first()
    )
    return found


def of_pupil(viewer: Viewer, record_id: UUID) -> tuple[list[Absence], set[UUID]]:
    """Reports of one pupil, the newest first; and which of them have ended."""
    found = list(seen_absences(viewer).filter(record_id=record_id).order_by("-at", "id"))
    ended = TraceStep.objects.filter(absence__in=found).exclude(found="").values_list("absence_id", flat=True)
    return found, set(ended)


def counted_in(since: date, until: date) -> dict[str, tuple[int, int]]:
    """Reports by kind, and how many of those children were found. Nothing for posts that read no patterns (MS-09)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM education_absences_counted(%s, %s)", [since, until])
        return {kind: (reports, found) for kind, reports, found in cursor.fetchall()}
