"""What intelligence shows on pages of folders below (config/panels.py)."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.pages import Link
from sightline.core.panels import Panel, PanelLine
from sightline.intelligence.models import Report
from sightline.intelligence.models.parts import CONSIDERS, GRADES, SENDS
from sightline.intelligence.pages.reports import tag_of
from sightline.intelligence.queries.reports import about_children, waiting

MOST = 10


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Reports that wait for the viewer's desk, the oldest first."""
    if not viewer.may(GRADES) and not viewer.may(CONSIDERS):
        return None
    found = [_line(it) for it in waiting(viewer)[:MOST]]
    return Panel("Intelligence to look at", found) if found else None


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Reports sent about a child, as far as the viewer reads them; who may, sends one. No words of theirs here."""
    child = next(iter(subjects), None)
    if child is None or not viewer.may(SENDS):
        return None
    found = [_line(it) for it in about_children(viewer, subjects)[:MOST]]
    links = []
    if viewer.may("people.open"):
        links = [Link("Send what you saw or heard", reverse("intelligence:send_about", args=[child]))]
    return Panel("Intelligence", found, links) if found or links else None


def _line(it: Report) -> PanelLine:
    return PanelLine(
        text=it.reference,
        href=reverse("intelligence:report", args=[it.pk]),
        tag=tag_of(it),
        note=f"Sent {words.moment(it.sent_at)}.",
    )
