"""Hotspots of the register, and those of a month."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from sightline.access.viewer import Viewer
from sightline.intelligence.models import Hotspot, HotspotNote


@dataclass(frozen=True)
class Month:
    """Places a panel is shown: new in the month, and known with a line of the month."""

    new: list[Hotspot]
    known: list[Hotspot]


def seen(viewer: Viewer) -> QuerySet[Hotspot]:
    rows: QuerySet[Hotspot] = Hotspot.objects.visible_to(viewer)
    return rows.select_related("controller", "changed_by")


def listed(viewer: Viewer, *, watched: bool = True) -> QuerySet[Hotspot]:
    """By name, in no other order."""
    return seen(viewer).filter(watched=watched).order_by("name", "area", "id")


def notes_of(viewer: Viewer, hotspot: Hotspot) -> QuerySet[HotspotNote]:
    rows: QuerySet[HotspotNote] = HotspotNote.objects.visible_to(viewer)
    return rows.filter(hotspot=hotspot).select_related("by").order_by("-on_day", "-at", "id")


def of_month(viewer: Viewer, first: date, after: date) -> Month:
    """Two reads."""
    lines = HotspotNote.objects.filter(on_day__gte=first, on_day__lt=after).order_by("on_day", "at")
    rows = seen(viewer).prefetch_related(Prefetch("notes", queryset=lines, to_attr="of_month"))
    found = list(rows.filter(watched=True, noticed_on__lt=after).order_by("name", "area"))
    return Month(
        [it for it in found if it.noticed_on >= first],
        [it for it in found if it.noticed_on < first and it.of_month],
    )
