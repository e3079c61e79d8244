"""What accounts show on pages of folders below (config/panels.py)."""

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core import words
from sightline.core.panels import Panel, PanelLine
from sightline.governance.models.parts import KEEPS
from sightline.governance.pages.accounts import tag_of
from sightline.governance.queries.accounts import state_of, waiting

MOST = 10


def of_my_work(viewer: Viewer, subjects: Collection[UUID]) -> Panel | None:
    """Accounts whose safety nobody has looked at, the oldest first. No words of theirs here."""
    if not viewer.may(KEEPS):
        return None
    found = [
        PanelLine(
            text=it.reference,
            href=reverse("governance:account", args=[it.pk]),
            tag=tag_of(state_of(it)),
            note=f"Taken down {words.moment(it.at)}.",
        )
        for it in waiting(viewer)[:MOST]
    ]
    return Panel("Accounts to look at for safety", found) if found else None
