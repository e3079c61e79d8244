"""What crimes show on pages of folders below (config/panels.py)."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.panels import Panel, PanelLine
from sightline.justice.models.parts import READ
from sightline.justice.offences import shown
from sightline.justice.pages.crimes import outcome_of, tag_of
from sightline.justice.queries.crimes import about_children

MOST = 10


def of_child(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Crimes against this child, for posts that read them."""
    if not viewer.may(READ):
        return None
    found = [
        PanelLine(
            text=f"{it.reference}: {shown(it.offence)}",
            href=reverse("justice:crime", args=[it.pk]),
            tag=tag_of(it),
            note=f"Reported {words.day(it.reported_on)}. Outcome: {outcome_of(it)}.",
        )
        for it in about_children(viewer, subjects)[:MOST]
    ]
    return Panel("Crimes against this child", found) if found else None
