"""People whose records have come to their review, and what a disposal would reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.information_rights.models import DisposalProposal, KeptOn
from sightline.information_rights.states import PEOPLE
from sightline.people.models import SourceRecord
from sightline.people.queries.identities import identities_of

# The year of birth is compared first, by an index; the rest is worked out for those it leaves.
DUE = """
SELECT s.id, information_rights_due(s, %(key)s, %(on)s) FROM people_sourcerecord s
WHERE (s.born_year <= %(year)s OR s.born_year IS NULL AND s.changed_at < %(before)s)
  AND s.retention_class = %(key)s AND information_rights_due(s, %(key)s, %(on)s) <= %(on)s
  AND NOT EXISTS (SELECT FROM information_rights_kepton k WHERE k.about && ARRAY[s.id] AND k.until > %(on)s)
ORDER BY 2, 1 OFFSET %(skip)s LIMIT %(most)s
"""


@dataclass(frozen=True)
class Due:
    """One source record whose review date has passed."""

    record_id: UUID
    on: date


@dataclass(frozen=True)
class Reach:
    """Rows of one table: those that would go, and those that stay because they are about somebody else too."""

    table: str
    goes: int
    stays: int


def reviewable(viewer: Viewer) -> QuerySet[SourceRecord]:
    """Source records a reviewer may open; the database leaves out what stands behind walls."""
    may = viewer.may("information_rights.review") or viewer.may("information_rights.confirm")
    rows = SourceRecord.objects.select_related("agency")
    return rows if may else rows.none()


def correctable(viewer: Viewer) -> QuerySet[SourceRecord]:
    """Source records whose correction this viewer may propose or answer."""
    may = viewer.may("information_rights.correct") or viewer.may("information_rights.confirm")
    rows = SourceRecord.objects.select_related("agency")
    return rows if may else rows.none()


class DuePeople:
    """Those due by the schedule of a day, to be paged: `due[skip:most]` is one read."""

    def __init__(self, on: date) -> None:
        self.on = on

    def __getitem__(self, part: slice) -> list[Due]:
        years = years_of(PEOPLE, self.on)
        if years is None:
            return []
        skip = part.start or 0
        values = {
            "key": PEOPLE,
            "on": self.on,
            "year": self.on.year - years,
            "before": self.on.replace(year=self.on.year - years, day=min(self.on.day, 28)),
            "skip": skip,
            "most": part.stop - skip,
        }
        with connection.cursor() as cursor:
            cursor.execute(DUE, values)
            return [Due(*row) for row in cursor.fetchall()]


def years_of(key: str, on: date) -> int | None:
    """For how many years a class is kept; None where for good."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT information_rights_years(%s, %s)", [key, on])
        found: int | None = cursor.fetchone()[0]
    return found


def due_of(record_ids: Iterable[UUID], on: date) -> dict[UUID, date]:
    """When each record comes to its review."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.id, information_rights_due(s, %s, %s) FROM people_sourcerecord s WHERE s.id = ANY(%s)",
            [PEOPLE, on, list(record_ids)],
        )
        return {pk: day for pk, day in cursor.fetchall() if day}


def waiting_for(record_ids: Iterable[UUID], on: date) -> dict[UUID, int]:
    """How many others, not yet come to their review, share rows with each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person, others FROM information_rights_waiting(%s::uuid[], %s, %s)",
            [list(record_ids), PEOPLE, on],
        )
        return dict(cursor.fetchall())


def reach_of(record_ids: Iterable[UUID]) -> list[Reach]:
    """What a disposal would remove, table by table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, goes, stays FROM information_rights_counts(%s::uuid[], %s)",
            [list(record_ids), PEOPLE],
        )
        return [Reach(*row) for row in cursor.fetchall()]


def whole_identity(record_id: UUID) -> list[UUID]:
    """Every record that confirmed links join to this one."""
    return sorted(identities_of([record_id])[record_id])


def kept_on(record_id: UUID) -> QuerySet[KeptOn]:
    """Earlier decisions to keep a person's records, newest first."""
    return KeptOn.objects.filter(about__contains=[record_id]).select_related("by").order_by("-at", "id")


def proposed_for(record_id: UUID) -> QuerySet[DisposalProposal]:
    """Disposals proposed of a person's records, newest first."""
    found = DisposalProposal.objects.filter(about__contains=[record_id])
    return found.select_related("by", "refused__by").order_by("-at", "id")
