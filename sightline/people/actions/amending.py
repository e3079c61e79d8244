"""Saving a working row: nobody's second saving silently wins."""

from datetime import date, datetime
from typing import Any, TypeVar

from sightline.access.records import Working
from sightline.access.viewer import Viewer
from sightline.core.versions import Conflict

W = TypeVar("W", bound=Working)


def amend(row: W, changes: dict[str, Any], *, version: int, by: Viewer, at: datetime) -> W:
    """Save changes made to a version of a row. If somebody saved in between, both texts are carried back.

    What both wrote alike, or what the other left as it was, is no conflict only when the versions agree.
    """
    current = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    saved = {name: getattr(current, name) for name in changes}
    if saved == changes:
        return current
    if current.version != version:
        by_name = current.changed_by.name if current.changed_by else "Sightline"
        raise Conflict(saved=saved, typed=changes, saved_by=by_name, version=current.version)
    for name, value in changes.items():
        setattr(current, name, value)
    current.version += 1
    current.changed_by_id = by.staff_id
    current.changed_at = at
    current.save()
    return current


def law(controller_id: Any, by: Viewer, at: datetime, retention: str) -> dict[str, Any]:
    """The law and the hand that every new working row here carries."""
    return {
        "controller_id": controller_id,
        "retention_class": retention,
        "changed_by_id": by.staff_id,
        "changed_at": at,
    }


def dated(from_on: date | None, to_on: date | None) -> dict[str, date | None]:
    return {"from_on": from_on, "to_on": to_on}
