"""A script or a list of words as entries that are changed one at a time, and what may never be changed away.

An entry's key is `opening`, `block.code` of a question, or the term (the first phrase) of a list. A key that ends
in a full stop is a new question of that block; an empty one is a new entry of a list.
"""

import re
from collections.abc import Iterator
from typing import Any

from sightline.front_door.phrases import BETWEEN, tokens_of
from sightline.front_door.terms import KINDS
from sightline.front_door.wordings import LANGUAGE, LISTS, SHARED, TERMS, Content

Entry = dict[str, Any]
OPENING = "opening"
BLOCKS = {
    "danger": "Danger first",
    "child": "Signs of exploitation, about a child",
    "adult": "Signs of exploitation, about an adult",
    "place": "Signs of exploitation, about a place or group",
    "questions": "Its own questions",
}
LEAST, MOST, FORMS = 5, 20, 12
NAME = {TERMS: "term", LANGUAGE: "phrases"}
FIXED = (("danger", "danger"), ("child", "learning"))
"""Questions on which other things rest: danger comes first, and a prompt that protects goes by the other."""

NOT_FOUND = "That entry is not there any more."
STAYS = "This question stays: its wording can be changed, and it cannot be taken off."
DANGER = "The answer “Yes” to this question must tell the person to ring 999."
FEW = f"At least {LEAST} questions about exploitation stay in every call."
MANY = f"A call is taken by at most {MOST} questions of a kind."
TWO = "Give at least two answers to choose from, or none."
TWICE = "Two answers have the same words."
SOURCED = "Give each thing the page says its source."
NO_WORD = "Give a word of at least two letters that does not only stand between others."
TOO_MANY = f"Give at most {FORMS} forms of a word."


class BadWording(Exception):
    """A change that cannot stand: a sentence a person can act on."""


def entries(part: str, content: Content) -> dict[str, Entry]:
    """Every entry by its key, in its order."""
    if part in LISTS:
        return {_name(part, row): row for row in content["entries"]}
    found = (
        {}
        if part == SHARED
        else {OPENING: {each: content.get(each, "") for each in ("hint", OPENING, "note")}}
    )
    return found | {f"{block}.{row['code']}": row for block in blocks(part) for row in content[block]}


def blocks(part: str) -> list[str]:
    """The blocks of questions of a part."""
    if part in LISTS:
        return []
    return [block for block in BLOCKS if (block != "questions") == (part == SHARED)]


def title_of(part: str, entry: Entry) -> str:
    """How an entry is called in a list of changes."""
    if part in LISTS:
        return _name(part, entry)
    return str(entry.get("ask") or "How to take this call")


def with_entry(part: str, content: Content, key: str, entry: Entry | None, place: int = 0) -> Content:
    """The content with one entry added, changed, moved or (None) taken off. Raises BadWording."""
    if key == OPENING and part not in LISTS and entry is not None:
        return {**content, **entry}
    block, _, code = key.partition(".") if part not in LISTS else ("entries", "", key)
    rows = [row for row in content[block] if (_name(part, row) if part in LISTS else row["code"]) != code]
    if code and len(rows) == len(content[block]):
        raise BadWording(NOT_FOUND)
    if entry is None:
        if (block, code) in FIXED:
            raise BadWording(STAYS)
    elif part in LISTS:
        _word_stands(part, entry, rows)
        rows = (
            sorted([*rows, entry], key=lambda row: _name(part, row).casefold())
            if part == TERMS
            else [*rows, entry]
        )
    else:
        made = {**entry, "code": code or _free("q", {row["code"] for row in content[block]})}
        _question_stands(block, made)
        rows.insert(len(rows) if place < 1 else place - 1, made)
    _block_stands(block, rows)
    return {**content, block: rows}


def differences(part: str, before: Content, after: Content) -> list[str]:
    """What changed between two versions, in words."""
    return list(_differences(part, entries(part, before), entries(part, after)))


def _differences(part: str, old: dict[str, Entry], new: dict[str, Entry]) -> Iterator[str]:
    for key, entry in new.items():
        if key not in old:
            yield f"Added: {title_of(part, entry)}"
        elif old[key] != entry:
            yield f"Changed: {title_of(part, entry)}"
    for key, entry in old.items():
        if key not in new:
            yield f"Taken off: {title_of(part, entry)}"
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old]:
        yield "Put in another order"


def answer_codes(given: list[tuple[str, str]]) -> list[str]:
    """A code for each answer, given its code so far (empty for a new one) and its words."""
    taken = {code for code, _ in given if code}
    made = []
    for code, words in given:
        stem = re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")[:30] or "answer"
        made.append(code or _free(stem, taken))
        taken.add(made[-1])
    return made


def kept_codes(held: list[Entry], asked: list[tuple[int, str]]) -> list[str]:
    """The code each answer had: by its words, else by its place where that answer's words are gone."""
    by_words = {each["words"].casefold(): each["code"] for each in held}
    stay = {by_words[words.casefold()] for _, words in asked if words.casefold() in by_words}
    places = {n: each["code"] for n, each in enumerate(held, 1) if each["code"] not in stay}
    return [by_words.get(words.casefold()) or places.get(n, "") for n, words in asked]


def _free(stem: str, taken: set[str]) -> str:
    return next(
        name
        for n in range(1, 1000)
        if (name := stem if n == 1 and stem != "q" else f"{stem}_{n}") not in taken
    )


def _name(part: str, row: Entry) -> str:
    found = row[NAME[part]]
    return str(found) if isinstance(found, str) else str(found[0])


def _question_stands(block: str, made: Entry) -> None:
    answers = made.get("answers", [])
    words = [each["words"].casefold() for each in answers]
    alerts = [each["alert"] for each in answers if each.get("alert")]
    if len(answers) == 1:
        raise BadWording(TWO)
    if len(set(words)) < len(words):
        raise BadWording(TWICE)
    if any(not alert["say"] or not alert["source"] for alert in alerts):
        raise BadWording(SOURCED)
    yes: Entry = next((each for each in answers if each["code"] == "yes"), {})
    if (block, made["code"]) == ("danger", "danger") and "999" not in (yes.get("alert") or {}).get("say", ""):
        raise BadWording(DANGER)
    if (block, made["code"]) in FIXED and not yes:
        raise BadWording("This question keeps its answer “Yes”.")


def _block_stands(block: str, rows: list[Entry]) -> None:
    if block == "entries":
        return
    if block in ("child", "adult", "place") and len(rows) < LEAST:
        raise BadWording(FEW)
    if len(rows) > MOST:
        raise BadWording(MANY)
    if block == "danger" and rows[0]["code"] != "danger":
        raise BadWording("Whether anybody is in danger is asked first.")


def _forms(part: str, entry: Entry) -> list[str]:
    return [entry["term"], *entry["also"]] if part == TERMS else list(entry["phrases"])


def _word_stands(part: str, entry: Entry, others: list[Entry]) -> None:
    """Every form has words to look for, and none is on the list already."""
    forms = _forms(part, entry)
    if len(forms) > FORMS:
        raise BadWording(TOO_MANY)
    if part == TERMS and entry["kind"] not in KINDS:
        raise BadWording("Choose how it is explained.")
    held = {_stems(form): _name(part, row) for row in others for form in _forms(part, row)}
    for form in forms:
        words = [token.word for token in tokens_of(form)]
        if not any(len(word) > 1 and word not in BETWEEN for word in words):
            raise BadWording(f"{form or 'An empty line'}: {NO_WORD[0].lower()}{NO_WORD[1:]}")
        if _stems(form) in held:
            raise BadWording(f"“{form}” is found by “{held[_stems(form)]}” already.")


def _stems(form: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens_of(form))
