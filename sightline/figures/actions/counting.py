"""Taking an extract and counting it: asked for, begun, step by step, finished or given up."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.figures.models import Count
from sightline.figures.permissions import asker
from sightline.figures.states import COUNT, CountAct


@action("figures.count_asked")
def ask_for_count(*, since: date, until: date, by: Viewer, at: datetime) -> Count:
    """Ask for an extract of a span of days and for every figure of it."""
    return Count.objects.create(since=since, until=until, asked_by_id=asker(by), asked_at=at)


@action("figures.count_begun")
def begin_count(*, count_id: UUID, steps: int, by: Viewer, at: datetime) -> Count:
    """Begin, or begin again after a break; says of how many steps the work is."""
    count = _moved(count_id, CountAct.BEGIN)
    count.steps, count.steps_done = steps, 0
    count.save()
    return count


@action("figures.count_step_done")
def count_step_done(*, count_id: UUID, by: Viewer, at: datetime) -> None:
    """One step more is done; whoever looks sees how far the work is."""
    count = Count.objects.select_for_update().get(pk=count_id)
    count.steps_done = min(count.steps_done + 1, count.steps)
    count.save(update_fields=["steps_done"])


@action("figures.count_finished")
def count_finished(
    *, count_id: UUID, numbers: dict[str, Any], contacts: list[Any], by: Viewer, at: datetime
) -> Count:
    """Keep what was counted."""
    count = _moved(count_id, CountAct.FINISH)
    count.numbers, count.contacts, count.finished_at = numbers, contacts, at
    count.steps_done = count.steps
    count.save()
    return count


@action("figures.count_failed")
def count_failed(*, count_id: UUID, fault: str, by: Viewer, at: datetime) -> Count:
    """Give up, and say why."""
    count = _moved(count_id, CountAct.FAIL)
    count.fault, count.finished_at = fault, at
    count.save()
    return count


def _moved(count_id: UUID, act: CountAct) -> Count:
    count = Count.objects.select_for_update().get(pk=count_id)
    COUNT.may(count.state, act).demand()
    count.state = COUNT.after(count.state, act)
    return count
