"""Changing a script or a list of words, and putting it in use, in the tests."""

from datetime import datetime
from typing import Any

from sightline.access.viewer import Viewer, viewing
from sightline.front_door.actions.wordings import Change, change_wording, put_in_use
from sightline.front_door.queries.wordings import last_number

WHY = "The exploitation sub-group, 3 November"
CANAL = {"term": "canal towpath", "kind": "general", "group": "Places", "also": ["tow path"]}
HOSTILE = "<script>alert(1)</script> (a+)+$ =cmd|calc \u202egnipoorg"


def keep(by: Viewer, at: datetime, part: str, key: str, entry: dict[str, Any] | None, **also: Any) -> None:
    with viewing(by):
        given = {"why": WHY, "seen": last_number(part), **also}
        change_wording(change=Change(part=part, key=key, entry=entry, **given), by=by, at=at)


def use(by: Viewer, at: datetime, part: str) -> None:
    with viewing(by):
        put_in_use(part=part, seen=last_number(part), words="", by=by, at=at)
