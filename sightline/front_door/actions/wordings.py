"""Changing a script or a list of words: a version for each change, put in use by a second person (FD-07, FD-03)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.versions import Conflict
from sightline.front_door.models import Wording, WordingInUse
from sightline.front_door.permissions import may_keep_words, may_put_in_use
from sightline.front_door.queries.wordings import authors_since, content_of, last_number, number_in_use
from sightline.front_door.wording_content import BadWording, Entry, entries, with_entry
from sightline.front_door.wordings import PARTS

TURNS = UUID("5a0f3f6e-4d4d-5d7e-9a51-6b0b8f0f7c11")
NO_WHY = "Say who decided this, and when."
NO_PART = "There is no such script or list."
NO_CHANGE = "Nothing was changed."
NOTHING_WAITS = "Every change of it is in use already."
CHANGED_SINCE = "It was changed again since you opened this page. Read the new changes first."


@dataclass(frozen=True, kw_only=True)
class Change:
    """One entry changed; None as the entry takes it off. `place` counts from 1; 0 is the end."""

    part: str
    key: str
    entry: Entry | None
    place: int = 0
    seen: int = 0
    why: str


@action("front_door.wording_changed")
def change_wording(*, change: Change, by: Viewer, at: datetime) -> Wording:
    """Keep a further version with one entry changed. It is not in use yet."""
    last = _begin(change.part, change.why, by)
    content = content_of(change.part, last)
    before = entries(change.part, content).get(change.key)
    if last != change.seen and before != entries(change.part, content_of(change.part, change.seen)).get(
        change.key
    ):
        raise Conflict(saved=before or {}, typed=change.entry or {}, version=last)
    try:
        made = with_entry(change.part, content, change.key, change.entry, change.place)
    except BadWording as fault:
        raise Refused(str(fault)) from fault
    if made == content:
        raise Refused(NO_CHANGE)
    return _keep(change.part, last, made, why=change.why, by=by, at=at)


@action("front_door.wording_brought_back")
def bring_back(*, part: str, number: int, why: str, by: Viewer, at: datetime) -> Wording:
    """Keep an earlier version as the newest; 0 is the one that ships. It is not in use yet."""
    last = _begin(part, why, by)
    content = content_of(part, number)
    if content == content_of(part, last):
        raise Refused(NO_CHANGE)
    return _keep(part, last, content, why=why, by=by, at=at)


@action("front_door.wording_put_in_use")
def put_in_use(*, part: str, seen: int, words: str, by: Viewer, at: datetime) -> WordingInUse:
    """A second person puts the newest version in use, with every change since the one that was."""
    wait_turn(uuid5(TURNS, part))
    last, now = last_number(part), number_in_use(part)
    if last == now:
        raise Refused(NOTHING_WAITS)
    may_put_in_use(by, authors_since(part, now)).demand()
    if last != seen:
        raise Refused(CHANGED_SINCE)
    held = Wording.objects.get(part=part, number=last)
    return WordingInUse.objects.create(wording=held, words=words.strip()[:300], by_id=by.person_id, at=at)


def _begin(part: str, why: str, by: Viewer) -> int:
    may_keep_words(by).demand()
    if part not in PARTS:
        raise Refused(NO_PART)
    if not why.strip():
        raise Refused(NO_WHY)
    wait_turn(uuid5(TURNS, part))
    return last_number(part)


def _keep(part: str, last: int, content: dict[str, Any], *, why: str, by: Viewer, at: datetime) -> Wording:
    return Wording.objects.create(
        part=part, number=last + 1, content=content, why=why.strip()[:300], by_id=by.person_id, at=at
    )
