"""Views of the tracker, as links."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.desk.models import SavedView


@dataclass(frozen=True)
class ViewLink:
    """One view: where it leads, whose it is, and where it is changed."""

    name: str
    href: str
    note: str
    change: str
    current: bool


def view_links(viewer: Viewer, views: list[SavedView], kept: str) -> list[ViewLink]:
    """One's own and the team's."""
    return [_link(viewer, each, kept) for each in views]


def _link(viewer: Viewer, view: SavedView, kept: str) -> ViewLink:
    own = view.owner_id == viewer.staff_id
    note = f"shared with {view.team.name}" if view.team else ""
    if not own:
        note = f"shared by {view.owner.name}"
    return ViewLink(
        name=view.name,
        href=f"{reverse('desk:tracker')}?{view.chosen}",
        note=note,
        change=_change(view.pk) if own else "",
        current=bool(kept) and view.chosen == kept,
    )


def _change(key: UUID) -> str:
    return reverse("desk:tracker_view", args=[key])
