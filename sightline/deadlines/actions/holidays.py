"""A holiday proclaimed after the list was printed: kept as a fact, and open clocks counted again."""

from datetime import date, datetime
from uuid import UUID

from procrastinate.contrib.django import app as jobs

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.deadlines.models import Clock, DueMoved, Holiday
from sightline.deadlines.permissions import may_change_holidays
from sightline.deadlines.queries import counted
from sightline.deadlines.states import Outcome

RECOUNT = "sightline.recount"


@action("deadlines.holiday_set")
def set_holiday(
    *, day: date, title: str, source: str, by: Viewer, at: datetime, added: bool = True
) -> Holiday:
    """Add a bank holiday, or say that a day is an ordinary working day after all.

    The worker then counts open clocks again; what was met or late already stays as it was.
    """
    may_change_holidays(by).demand()
    kept = Holiday.objects.create(day=day, added=added, title=title, source=source, by_id=by.staff_id, at=at)
    jobs.configure_task(RECOUNT, queue="clocks").defer(holiday_id=str(kept.pk))
    return kept


@action("deadlines.clock_recounted")
def recount(*, clock_id: UUID, reason: str, by: Viewer, at: datetime) -> Clock | None:
    """Count one open clock again; the old due moment is kept. Nothing when it does not move."""
    rows = Clock.objects.select_for_update(of=("self",)).select_related("rule")
    clock = rows.filter(pk=clock_id, outcome=Outcome.RUNNING, agreed=False).first()
    if clock is None:
        return None
    ends = counted(clock.rule, clock.started_at)
    if ends.at == clock.due_at:
        return None
    DueMoved.objects.create(
        clock=clock, about=clock.about, old_due_at=clock.due_at, new_due_at=ends.at, reason=reason, at=at
    )
    clock.due_at = clock.next_at = ends.at
    clock.announced = ends.announced
    clock.version += 1
    clock.changed_by_id, clock.changed_at = by.staff_id, at
    clock.save()
    return clock
