"""One child: the source records that standing confirmed links join. Worked out, never stored."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.people.models import SourceRecord


@dataclass(frozen=True, slots=True)
class OneChild:
    """An identity as a viewer may see it: its source records, the one asked for first."""

    asked_for: SourceRecord
    records: tuple[SourceRecord, ...]

    @property
    def record_ids(self) -> tuple[UUID, ...]:
        return tuple(record.pk for record in self.records)


def records(viewer: Viewer) -> QuerySet[SourceRecord]:
    """Every source record the viewer may open."""
    return SourceRecord.objects.visible_to(viewer).select_related("agency", "area")


def one_child(viewer: Viewer, source_record_id: UUID) -> OneChild | None:
    """The identity a source record belongs to; None where the record is absent or not the viewer's to see."""
    ids = identity_of(source_record_id)
    found = records(viewer).filter(pk__in=ids)
    held = {record.pk: record for record in found.order_by("changed_at", "id")}
    asked_for = held.pop(source_record_id, None)
    return OneChild(asked_for, (asked_for, *held.values())) if asked_for else None


def identity_of(record_id: UUID) -> frozenset[UUID]:
    """Ids of every record of the identity, the record itself among them."""
    return identities_of([record_id])[record_id]


def identities_of(record_ids: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """The identity of each of many records, in one read."""
    ids = list(record_ids)
    neighbours: defaultdict[UUID, set[UUID]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute("SELECT one, other FROM people_links(%s::uuid[])", [ids])
        for one, other in cursor.fetchall():
            neighbours[one].add(other)
            neighbours[other].add(one)
    return {pk: _reached(pk, neighbours) for pk in ids}


def _reached(start: UUID, neighbours: dict[UUID, set[UUID]]) -> frozenset[UUID]:
    seen, ahead = {start}, [start]
    while ahead:
        for near in neighbours.get(ahead.pop(), set()) - seen:
            seen.add(near)
            ahead.append(near)
    return frozenset(seen)
