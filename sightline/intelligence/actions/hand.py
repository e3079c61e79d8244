"""What every write has in common: find the row through the viewer, ask leave, keep the fact, tell who is next."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from sightline.access.rows import fact_like, next_version
from sightline.access.viewer import Viewer
from sightline.core.events import emit
from sightline.core.leave import Answer, Refused
from sightline.core.turns import wait_turn
from sightline.intelligence.models import Hotspot, Report
from sightline.intelligence.states import REPORT, Act

CHANGED = "intelligence.report_changed"
NOT_FOUND = "There is no such record, or it is not yours to open."
NO_EMPLOYER = "Only somebody who works for an organisation of the partnership can do this."


def _held(report_id: UUID, act: Act, by: Viewer, leave: Callable[[Viewer], Answer]) -> Report:
    """A report the viewer sees, with leave for an act that is possible now, held for this transaction."""
    wait_turn(report_id)
    rows = Report.objects.visible_to(by).select_related("changed_by", "sent_by")
    found: Report | None = rows.filter(pk=report_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    leave(by).demand()
    REPORT.may(found.state, act).demand()
    return found


def _keep(model: Any, report: Report, *, by: Viewer, at: datetime, **columns: Any) -> Any:
    """A fact under the law of the report."""
    made = fact_like(model, report, by=by, at=at, report=report, handling=report.handling, **columns)
    made.save(force_insert=True)
    return made


def _change(row: Any, *, by: Viewer, at: datetime, **columns: Any) -> None:
    """Write columns of a working row, with the next version."""
    row.save(update_fields=next_version(row, by=by, at=at, **columns))


def _go_on(report: Report, act: Act, *, by: Viewer, at: datetime, **columns: Any) -> None:
    _change(report, by=by, at=at, state=REPORT.after(report.state, act), **columns)


def _employer(by: Viewer) -> UUID:
    if by.employer_id is None:
        raise Refused(NO_EMPLOYER)
    return by.employer_id


def _tell_worker(report: Report, at: datetime) -> None:
    """Its clocks follow what was done."""
    emit(CHANGED, subject_id=report.pk, at=at, about=report.about)


def _sender(by: Viewer) -> tuple[UUID, UUID]:
    """Whoever sends it, and for whom."""
    if by.staff_id is None:
        raise Refused(NO_EMPLOYER)
    return by.staff_id, _employer(by)


def _hotspot(hotspot_id: UUID, by: Viewer) -> Hotspot:
    wait_turn(hotspot_id)
    rows = Hotspot.objects.visible_to(by).select_related("changed_by")
    found: Hotspot | None = rows.filter(pk=hotspot_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found
