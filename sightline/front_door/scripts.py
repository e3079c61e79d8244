"""The scripts of calls, read from reviewed files (FD-07). A script asks; it never scores, orders or decides.

`reference/scripts/CODE.json` holds one kind of call; `shared.json` what every call asks: danger first, then
signs of exploitation (FD-09). A change of wording is a new `version`, which each contact keeps.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sightline.front_door.kinds import CallKind

FOLDER = Path(__file__).parent / "reference" / "scripts"


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


@cache
def scripts() -> dict[str, Script]:
    """Every script by its kind of call, in the order they are offered."""
    shared = _read("shared")
    return {kind.value: _script(kind, _read(kind.value), shared) for kind in CallKind}


def script_of(code: str) -> Script:
    """The script of a kind of call; the one for any other call where there is none."""
    return scripts().get(code) or scripts()[CallKind.OTHER.value]


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _script(kind: CallKind, own: dict[str, Any], shared: dict[str, Any]) -> Script:
    return Script(
        code=kind.value,
        version=f"{own['version']}.{shared['version']}",
        title=str(kind.label),
        hint=own["hint"],
        opening=tuple(own["opening"]),
        presets=own["presets"],
        duty=own["duty"],
        note=own.get("note", ""),
        alert=_alert(own),
        danger=_questions(shared["danger"]),
        own=_questions(own["questions"]),
        exploitation=_questions(shared[own["block"]]),
    )


def _questions(given: list[dict[str, Any]]) -> tuple[Question, ...]:
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
