"""What a partnership sets for itself: the systems that are checked, its numbers, its training. Each change is kept."""

import re
from datetime import datetime

from django.utils.text import slugify

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.turns import wait_turn
from sightline.core.versions import Conflict
from sightline.front_door.choices import SettingKey
from sightline.front_door.models import Setting, SystemEntry, TrainingLink
from sightline.front_door.permissions import may_set_up
from sightline.front_door.queries.set_up import every_system, numbers_in_words, training_link
from sightline.front_door.systems import InternalSystem

AS_AN_ADDRESS = re.compile(r"https://[^\s/]+(/\S*)?")
NO_NAME = "Give the system the name that people know it by."
NAME_TAKEN = "Another system on the list has that name already."
NO_WHY = "Say who decided this, and when."
BOTH_OR_NEITHER = "Give the training a name and an address, or leave both empty."
AN_ADDRESS = "The address of the training must begin with https:// and have no spaces."
SETTING_UP = 7_615_001  # administrators take turns, so that none meets a number that is taken
CHANGED = (
    "Somebody has changed it since you opened this page: it is now {now}. Save again if yours should stand."
)
AT_LEAST = "It must be at least 2 contacts, within at least 1 month."


@action("front_door.system_listed")
def list_system(
    *, key: str, name: str, holds: str, place: int, in_use: bool, seen: int, by: Viewer, at: datetime
) -> SystemEntry:
    """Add a system (`key` empty), or change one: its name, its place, or that it is no longer checked."""
    may_set_up(by).demand()
    wait_turn(SETTING_UP)
    known = {each.key: each for each in every_system()}
    _name_is_free(name, key, known)
    before = known.get(key)
    if before and before.number != seen:
        raise _clash(before, name=name, holds=holds)
    return SystemEntry.objects.create(
        key=key or _new_key(name, known),
        number=before.number + 1 if before else 1,
        name=name.strip(),
        holds=holds,
        place=place,
        in_use=in_use,
        by_id=by.staff_id,
        at=at,
    )


def _name_is_free(name: str, key: str, known: dict[str, InternalSystem]) -> None:
    if not name.strip():
        raise Refused(NO_NAME)
    others = {each.name.casefold() for each in known.values() if each.key != key}
    if name.strip().casefold() in others:
        raise Refused(NAME_TAKEN)


def _clash(before: InternalSystem, *, name: str, holds: str) -> Conflict:
    saved = {"name": before.name, "holds": before.holds}
    return Conflict(saved=saved, typed={"name": name, "holds": holds}, version=before.number)


def _new_key(name: str, known: dict[str, InternalSystem]) -> str:
    stem = slugify(name)[:30] or "system"
    return next(key for n in range(1, 1000) if (key := stem if n == 1 else f"{stem}-{n}") not in known)


@action("front_door.numbers_set")
def set_numbers(
    *, least: int, months: int, why: str, by: Viewer, at: datetime, seen: str | None = None
) -> list[Setting]:
    """How many contacts within how many months alert the group specialist (FD-10). `seen` is what the page showed."""
    may_set_up(by).demand()
    wait_turn(SETTING_UP)
    if seen is not None and seen != numbers_in_words():
        raise Refused(CHANGED.format(now=numbers_in_words()))
    if least < 2 or months < 1:
        raise Refused(AT_LEAST)
    if not why.strip():
        raise Refused(NO_WHY)
    made = []
    for key, value in ((SettingKey.REPEAT_LEAST, least), (SettingKey.REPEAT_MONTHS, months)):
        last = Setting.objects.filter(key=key).order_by("-number").first()
        if last is None or last.value != value:
            number = last.number + 1 if last else 1
            made.append(Setting(key=key, number=number, value=value, why=why, by_id=by.staff_id, at=at))
    return Setting.objects.bulk_create(made)


@action("front_door.training_set")
def set_training(*, title: str, address: str, why: str, seen: int, by: Viewer, at: datetime) -> TrainingLink:
    """Say where staff learn to weigh what is told without a name (FD-22c); both empty: nowhere for now."""
    may_set_up(by).demand()
    wait_turn(SETTING_UP)
    title, address = title.strip(), address.strip()
    if bool(title) != bool(address):
        raise Refused(BOTH_OR_NEITHER)
    if address and not AS_AN_ADDRESS.fullmatch(address):
        raise Refused(AN_ADDRESS)
    if not why.strip():
        raise Refused(NO_WHY)
    before = training_link()
    if before and before.number != seen:
        saved = {"title": before.title, "address": before.address}
        raise Conflict(saved=saved, typed={"title": title, "address": address}, version=before.number)
    number = before.number + 1 if before else 1
    return TrainingLink.objects.create(
        number=number, title=title, address=address, why=why, by_id=by.staff_id, at=at
    )
