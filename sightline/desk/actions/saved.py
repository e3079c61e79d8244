"""Keeping, changing and removing a view of the tracker. A view is filters and columns; it holds nothing of a child."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.versions import Conflict
from sightline.desk.models import SavedView
from sightline.desk.permissions import may_change, may_share

NOT_FOUND = "There is no such view, or it is not yours."
TAKEN = "You have a view of this name already. Give it another name."
TOO_MANY = "You keep 30 views already. Remove one first."
MOST = 30


@action("desk.view_kept")
def keep_view(*, name: str, chosen: str, shared: bool, by: Viewer, at: datetime) -> SavedView:
    """One's own; with one's team where a manager shares it."""
    mine = SavedView.objects.filter(owner_id=by.staff_id)
    unless(mine.count() >= MOST, TOO_MANY).demand()
    unless(mine.filter(name=name).exists(), TAKEN).demand()
    return SavedView.objects.create(
        owner_id=by.person_id, team_id=_team(by) if shared else None, name=name, chosen=chosen, changed_at=at
    )


@action("desk.view_changed")
def change_view(
    *, view_id: UUID, name: str, shared: bool, version: int, by: Viewer, at: datetime
) -> SavedView:
    """Another name, shared or not."""
    found = _own(view_id, by)
    if found.version != version:
        saved = {"name": found.name, "shared": bool(found.team_id)}
        raise Conflict(saved=saved, typed={}, saved_by=by.name, version=found.version)
    others = SavedView.objects.filter(owner_id=by.staff_id, name=name).exclude(pk=found.pk)
    unless(others.exists(), TAKEN).demand()
    found.name, found.changed_at = name, at
    found.team_id = (found.team_id or _team(by)) if shared else None
    found.version += 1
    found.save(update_fields=["name", "team", "version", "changed_at"])
    return found


@action("desk.view_removed")
def remove_view(*, view_id: UUID, by: Viewer, at: datetime) -> SavedView:
    """It is gone for the team, too, if it was shared."""
    found = _own(view_id, by)
    key = found.pk
    found.delete()
    found.pk = key
    return found


def _own(view_id: UUID, by: Viewer) -> SavedView:
    found: SavedView | None = SavedView.objects.visible_to(by).filter(pk=view_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    may_change(by, found).demand()
    return found


def _team(by: Viewer) -> UUID:
    may_share(by).demand()
    return sorted(by.team_ids)[0]
