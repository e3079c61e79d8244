"""The scripts of calls (FD-07). A script asks; it never scores, orders or decides.

`reference/scripts/CODE.json` holds one kind of call; `shared.json` what every call asks: danger first, then
signs of exploitation (FD-09). A partnership's own wording stands in place of it (`wordings`). Each contact keeps
the version it was taken by.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sightline.front_door.kinds import CallKind
from sightline.front_door.wordings import FOLDER as REFERENCE
from sightline.front_door.wordings import SHARED, Version, in_use, version_named

FOLDER = REFERENCE / "scripts"


@dataclass(frozen=True)
class Alert:
    """What the page says when an answer is chosen. `think`: it asks to think again about the urgency."""

    say: str
    source: str
    think: bool


@dataclass(frozen=True)
class AnswerChoice:
    """One answer that can be chosen."""

    code: str
    words: str
    alert: Alert | None


@dataclass(frozen=True)
class Question:
    """One question. Without answers to choose from it is answered in words."""

    code: str
    ask: str
    hint: str
    answers: tuple[AnswerChoice, ...]

    def chosen(self, code: str) -> AnswerChoice | None:
        """The answer of that code."""
        return next((answer for answer in self.answers if answer.code == code), None)


@dataclass(frozen=True)
class Script:
    """What one kind of call is taken by."""

    code: str
    version: str
    title: str
    hint: str
    opening: tuple[str, ...]
    presets: dict[str, str]
    duty: bool
    note: str
    alert: Alert | None
    danger: tuple[Question, ...]
    own: tuple[Question, ...]
    exploitation: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order of the call."""
        return (*self.danger, *self.own, *self.exploitation)


def scripts() -> dict[str, Script]:
    """Every script in use by its kind of call, in the order they are offered: one read."""
    used = in_use([*CallKind.values, SHARED])
    return {kind: _script(used[kind], used[SHARED]) for kind in CallKind.values}


def script_of(code: str) -> Script:
    """The script in use for a kind of call; the one for any other call where there is none: one read."""
    part = code if code in CallKind.values else CallKind.OTHER.value
    used = in_use([part, SHARED])
    return _script(used[part], used[SHARED])


def script_at(code: str, version: str) -> Script | None:
    """The script a call was taken by, in its version. What ships is not looked up."""
    own, _, shared = version.partition(".")
    if code not in CallKind.values:
        return None
    found, every = version_named(code, own), version_named(SHARED, shared)
    return _script(found, every) if found and every else None


def shipped_script(code: str) -> Script:
    """What comes with Sightline for a kind of call."""
    return _script(Version(code), Version(SHARED))


@lru_cache(maxsize=256)
def _script(used: Version, every: Version) -> Script:
    own, shared = used.content, every.content
    return Script(
        code=used.part,
        version=f"{used.name}.{every.name}",
        title=str(CallKind(used.part).label),
        hint=own["hint"],
        opening=tuple(own["opening"]),
        presets=own["presets"],
        duty=own["duty"],
        note=own.get("note", ""),
        alert=_alert(own),
        danger=questions(shared["danger"]),
        own=questions(own["questions"]),
        exploitation=questions(shared[own["block"]]),
    )


def questions(given: list[dict[str, Any]]) -> tuple[Question, ...]:
    """A block of questions."""
    return tuple(
        Question(
            code=each["code"],
            ask=each["ask"],
            hint=each.get("hint", ""),
            answers=tuple(
                AnswerChoice(one["code"], one["words"], _alert(one)) for one in each.get("answers", ())
            ),
        )
        for each in given
    )


def _alert(given: dict[str, Any]) -> Alert | None:
    alert = given.get("alert")
    return Alert(alert["say"], alert["source"], alert["think"]) if alert else None
