"""What the agencies wrote, as far as the viewer reads it: one chronology, by date or by agency."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.enquiries.models import Drawn, Entry, Mentioned, Reading, Release, Withdrawal


@dataclass(frozen=True)
class Let:
    """One release of an entry: whether it holds, and who read it."""

    release: Release
    withdrawal: Withdrawal | None
    readings: list[Reading]


@dataclass(frozen=True)
class Told:
    """One entry with all that goes with it. `corrected` is the newer one."""

    entry: Entry
    mentioned: list[Mentioned] = field(default_factory=list)
    releases: list[Let] = field(default_factory=list)
    corrected: Entry | None = None
    drawn: bool = False

    @property
    def happened(self) -> date:
        """The day it tells of; else the day it was written."""
        return self.entry.happened_on or london(self.entry.at).date()


def entries(viewer: Viewer) -> QuerySet[Entry]:
    """Entries the viewer reads. The enquiry itself may not be theirs to see."""
    rows: QuerySet[Entry] = Entry.objects.visible_to(viewer)
    return rows.select_related("agency", "team", "by")


def story(viewer: Viewer, rows: Iterable[Entry]) -> list[Told]:
    """Some entries with those they name, their releases and their corrections, oldest first: six reads."""
    found = list(rows)
    keys = [each.pk for each in found]
    mentioned = _grouped(Mentioned.objects.visible_to(viewer).filter(entry__in=keys).order_by("place"))
    lets = _lets(viewer, keys)
    newer = {each.corrects_id: each for each in found if each.corrects_id}
    rests = Drawn.objects.visible_to(viewer).of_last_decision().filter(entry__in=keys)
    drawn = set(rests.values_list("entry_id", flat=True))
    told = [
        Told(each, mentioned.get(each.pk, []), lets.get(each.pk, []), newer.get(each.pk), each.pk in drawn)
        for each in found
    ]
    return sorted(told, key=lambda each: (each.happened, each.entry.at, str(each.entry.pk)))


def of_enquiry(viewer: Viewer, enquiry_id: UUID) -> list[Told]:
    """The whole of one enquiry, for its social workers."""
    return story(viewer, entries(viewer).filter(enquiry_id=enquiry_id))


def of_asked(viewer: Viewer, asked_id: UUID) -> list[Told]:
    """What one agency wrote in one enquiry."""
    return story(viewer, entries(viewer).filter(asked_id=asked_id))


def _lets(viewer: Viewer, keys: list[UUID]) -> dict[UUID, list[Let]]:
    told: dict[UUID, list[Let]] = {}
    for each in lets_of(viewer, keys):
        told.setdefault(each.release.entry_id, []).append(each)
    return told


def lets_of(viewer: Viewer, keys: list[UUID]) -> list[Let]:
    """Every release of some entries that the viewer sees, oldest first, with who read it."""
    releases = (
        Release.objects.visible_to(viewer)
        .filter(entry__in=keys)
        .select_related("to_agency", "by", "agreement")
    )
    found = list(releases.order_by("at"))
    ids = [each.pk for each in found]
    withdrawn = {
        each.release_id: each
        for each in Withdrawal.objects.visible_to(viewer).filter(release__in=ids).select_related("by")
    }
    readings: dict[UUID, list[Reading]] = {}
    rows = Reading.objects.visible_to(viewer).filter(release__in=ids).select_related("by").order_by("at")
    for each in rows:
        readings.setdefault(each.release_id, []).append(each)
    return [Let(one, withdrawn.get(one.pk), readings.get(one.pk, [])) for one in found]


def _grouped(rows: Iterable[Mentioned]) -> dict[UUID, list[Mentioned]]:
    found: dict[UUID, list[Mentioned]] = {}
    for each in rows:
        found.setdefault(each.entry_id, []).append(each)
    return found
