"""Runs of programmes as they stand, and a child's places and sessions on them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sightline.cases.models import Place, Run, RunChange, Session


@dataclass(frozen=True)
class RunNow:
    """A run with what was changed of it, the last change last."""

    run: Run
    changes: list[RunChange] = field(default_factory=list)

    @property
    def number(self) -> int:
        """How often it was changed."""
        return self.changes[-1].number if self.changes else 0

    @property
    def days(self) -> list[date]:
        """The days that stand."""
        return self.changes[-1].days if self.changes else self.run.days

    @property
    def place(self) -> str:
        return self.changes[-1].place if self.changes else self.run.place


def runs() -> list[RunNow]:
    """The newest first."""
    return _now(Run.objects.select_related("by").order_by("-at", "id")[:50])


def run_of(run_id: UUID) -> RunNow | None:
    return next(iter(_now(Run.objects.filter(pk=run_id))), None)


def runs_now(keys: Iterable[UUID]) -> dict[UUID, RunNow]:
    """Some runs as they stand."""
    return {each.run.pk: each for each in _now(Run.objects.filter(pk__in=set(keys)))}


def _now(rows: Iterable[Run]) -> list[RunNow]:
    found = {each.pk: RunNow(each) for each in rows}
    changes = RunChange.objects.filter(run__in=list(found)).select_related("by")
    for each in changes.order_by("number"):
        found[each.run_id].changes.append(each)
    return list(found.values())


def places_of(case_id: UUID) -> list[Place]:
    """Places of a child, the newest first."""
    return list(Place.objects.filter(case_id=case_id).select_related("run", "by").order_by("-at", "id"))


def sessions_of(case_id: UUID) -> list[Session]:
    """Every session noted, by day, those put right too."""
    return list(
        Session.objects.filter(case_id=case_id).select_related("corrected").order_by("day", "at", "id")
    )
