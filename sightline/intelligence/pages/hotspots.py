"""The register of hotspots, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link, Row
from sightline.intelligence.models import Hotspot, HotspotNote
from sightline.intelligence.permissions import may_keep
from sightline.intelligence.states import NoteKind, PlaceKind


@dataclass(frozen=True)
class Line:
    """One place of the list."""

    name: str
    href: str
    kind: str
    area: str
    noticed: str


@dataclass(frozen=True)
class HotspotPage:
    """Everything the template shows."""

    title: str
    reference: str
    offers: list[Link]
    rows: list[Row]


def lines(rows: Sequence[Hotspot]) -> list[Line]:
    """Places by name."""
    return [
        Line(
            name=it.name,
            href=reverse("intelligence:hotspot", args=[it.pk]),
            kind=str(PlaceKind(it.kind).label),
            area=it.area,
            noticed=words.day(it.noticed_on),
        )
        for it in rows
    ]


def hotspot_page(viewer: Viewer, it: Hotspot) -> HotspotPage:
    """One place."""
    rows = [
        Row("Sort of place", str(PlaceKind(it.kind).label)),
        Row("Part of the borough", it.area),
        Row("First noticed", words.day(it.noticed_on)),
        Row("Still watched", "Yes" if it.watched else "No"),
        Row("Kept by", it.controller.name),
    ]
    offers = [
        Link("Add a line", reverse("intelligence:note_hotspot", args=[it.pk])),
        Link("Change it", reverse("intelligence:change_hotspot", args=[it.pk])),
    ]
    return HotspotPage(it.name, it.reference, offers if may_keep(viewer) else [], rows)


def note_rows(rows: Sequence[HotspotNote]) -> list[Row]:
    """Lines about a place, the newest first."""
    return [
        Row(f"{words.day(it.on_day)}: {words.first_lower(str(NoteKind(it.kind).label))}", it.words)
        for it in rows
    ]
