"""Facts that come one after the other on a contact: the second to write is shown both texts, and neither is lost."""

from typing import Any

from sightline.core.versions import Conflict


def next_number(last: Any, *, seen: int, saved: dict[str, Any], typed: dict[str, Any]) -> int:
    """The number of a new fact, unless somebody wrote one since the page was shown."""
    if last is not None and last.number != seen:
        name = last.by.name if last.by else ""
        raise Conflict(saved=saved, typed=typed, saved_by=name, version=last.number)
    return int(last.number) + 1 if last is not None else 1


def shown_of(last: Any, names: Any) -> dict[str, Any]:
    """What stands, by the names a form uses."""
    return {name: getattr(last, name) for name in names} if last is not None else {}
