"""One chronology of one child, across every source record of the identity."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from sightline.access.viewer import Viewer
from sightline.people.models import ChronologyLine, LineTakenBack

PAGE = 50


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """Lines, newest first, and where the next page begins (None at the end)."""

    lines: tuple[ChronologyLine, ...]
    next_before: str | None


def chronology(
    viewer: Viewer, record_ids: Collection[UUID], *, before: str = "", folder: str = "", most: int = PAGE
) -> ChronologyPage:
    """A page of lines about any of these records. `before` is what the last page gave; `folder`
    keeps to the lines that one folder wrote.

    A thing that happened to two linked records stands once; what was put there by mistake stands no more.
    """
    lines = ChronologyLine.objects.visible_to(viewer).filter(record_id__in=list(record_ids))
    lines = lines.filter(~Exists(LineTakenBack.objects.filter(line_id=OuterRef("pk"))))
    if folder:
        lines = lines.filter(folder=folder)
    if place := _place(before):
        moment, pk = place
        lines = lines.filter(Q(happened_at__lt=moment) | Q(happened_at=moment, id__gt=pk))
    lines = lines.select_related("by", "controller", "only_employer").order_by("-happened_at", "id")
    taken = list(lines[: most + 1])
    shown = taken[:most]
    last = f"{shown[-1].happened_at.isoformat()}_{shown[-1].pk}" if len(taken) > most else None
    return ChronologyPage(tuple(_once(shown)), last)


def _once(lines: list[ChronologyLine]) -> list[ChronologyLine]:
    told: set[tuple[object, ...]] = set()
    kept = []
    for line in lines:
        same = (line.kind, line.reference_id, line.happened_at, line.title, line.words)
        if line.reference_id is None or same not in told:
            kept.append(line)
        told.add(same)
    return kept


def _place(before: str) -> tuple[datetime, UUID] | None:
    moment, _, pk = before.partition("_")
    try:
        at = datetime.fromisoformat(moment)
        return (at, UUID(pk)) if at.tzinfo else None
    except ValueError:
        return None
