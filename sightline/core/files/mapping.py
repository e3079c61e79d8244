"""How one sender's columns become facts of a kind: a document that is saved, checked, versioned and used again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

from sightline.core.files.dates import Order
from sightline.core.files.facts import Facts, Field
from sightline.core.files.text import key, one_line

VERSION = 1
MAIN_SYSTEM = "Main case system"
_KEYS = frozenset({"format", "version", "title", "system", "sheet", "dates", "columns", "values", "fixed"})
_ORDERS: dict[str, Order] = {"day_first": "day_first", "month_first": "month_first"}


class BadMapping(Exception):
    """A mapping document that cannot be used; one sentence for each thing wrong with it."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Mapping:
    """`columns` are headings: several where a fact stands in one of them or, for words, in all."""

    facts: Facts
    title: str
    columns: dict[str, tuple[str, ...]]
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    sheet: str | None = None
    dates: Order = "day_first"
    system: str = MAIN_SYSTEM  # the sender's system: references are told apart by it

    def headings(self) -> list[str]:
        return [heading for headings in self.columns.values() for heading in headings]

    def document(self) -> dict[str, object]:
        columns = {name: held[0] if len(held) == 1 else list(held) for name, held in self.columns.items()}
        return {
            "format": self.facts.format,
            "version": VERSION,
            "title": self.title,
            "system": self.system,
            "sheet": self.sheet,
            "dates": self.dates,
            "columns": columns,
            "values": self.values,
            "fixed": self.fixed,
        }

    def fingerprint(self) -> str:
        """The same for mappings that do the same; the title does not count."""
        document = {**self.document(), "title": ""}
        return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def parse(text: str | bytes, facts: Facts) -> Mapping:
    """A mapping from JSON text. Raises BadMapping."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadMapping([f"The mapping is not JSON: {str(problem)[:80]}."]) from problem
    return from_document(document, facts)


def from_document(document: object, facts: Facts) -> Mapping:
    """A mapping from its document, checked whole: every fault is named at once. Raises BadMapping."""
    if not isinstance(document, dict):
        raise BadMapping(["The mapping is not a JSON object."])
    wrong = [f"The mapping has a part “{name}” that is not known." for name in document if name not in _KEYS]
    if document.get("format") != facts.format or document.get("version") != VERSION:
        wrong.append(f"The mapping must say “format”: “{facts.format}” and “version”: {VERSION}.")
    order = _ORDERS.get(str(document.get("dates", "day_first")))
    if order is None:
        wrong.append("“dates” is either “day_first” or “month_first”.")
    mapping = Mapping(
        facts=facts,
        title=one_line(str(document.get("title") or ""))[:200] or "Untitled mapping",
        columns=_columns(document.get("columns"), wrong, facts),
        values=_values(document.get("values", {}), wrong, facts),
        fixed=_fixed(document.get("fixed", {}), wrong, facts),
        system=one_line(str(document.get("system") or MAIN_SYSTEM))[:60],
        sheet=one_line(str(document["sheet"])) if document.get("sheet") else None,
        dates=order or "day_first",
    )
    wrong += [sentence for name, sentence in facts.needed.items() if name not in mapping.columns]
    if wrong:
        raise BadMapping(wrong)
    return mapping


def _part(part: object, name: str, wrong: list[str], facts: Facts) -> Dictionary[str, object]:
    if isinstance(part, dict):
        unknown = [key for key in part if key not in facts.fields()]
        wrong.extend(
            f"“{name}” names “{one_line(str(field))}”, which is no fact of {facts.thing}."
            for field in unknown
        )
        return {key: value for key, value in part.items() if key not in unknown}
    if part is not None:
        wrong.append(f"“{name}” must be an object.")
    return {}


def _columns(part: object, wrong: list[str], facts: Facts) -> dict[str, tuple[str, ...]]:
    columns: dict[str, tuple[str, ...]] = {}
    for name, given in _part(part, "columns", wrong, facts).items():
        headings = given if isinstance(given, list) else [given]
        if not headings or not all(isinstance(one, str) and one_line(one) for one in headings):
            wrong.append(f"The column for “{name}” must be a heading or a list of headings.")
            continue
        columns[name] = tuple(one_line(str(one)) for one in headings)
    return columns


def _values(part: object, wrong: list[str], facts: Facts) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for name, given in _part(part, "values", wrong, facts).items():
        allowed = allowed_values(facts.fields()[name], facts)
        if not isinstance(given, dict) or allowed is None:
            wrong.append(
                f"“values” for “{name}” must be an object, and “{name}” a fact with a list of values."
            )
            continue
        values[name] = {}
        for word, code in given.items():
            if code not in allowed:
                wrong.append(f"“{one_line(str(code))}” is not a value of “{name}”: {', '.join(allowed)}.")
            else:
                values[name][key(word)] = code
    return values


def _fixed(part: object, wrong: list[str], facts: Facts) -> dict[str, str]:
    fixed: dict[str, str] = {}
    for name, given in _part(part, "fixed", wrong, facts).items():
        allowed = allowed_values(facts.fields()[name], facts)
        if not isinstance(given, str) or (allowed is not None and given not in allowed):
            choice = ", ".join(allowed or ("text",))
            wrong.append(f"“{one_line(str(given))}” cannot be the fixed value of “{name}”: {choice}.")
        else:
            fixed[name] = given
    return fixed


def allowed_values(field: Field, facts: Facts) -> tuple[str, ...] | None:
    """The values a fact may take; None where it is free."""
    if field.kind == "yes_no":
        return ("yes", "no")
    return tuple(facts.choices(field.codes)) if field.codes else None


def suggest(headings: Iterable[str], facts: Facts, title: str = "Suggested mapping") -> Mapping:
    """A first guess from the headings of a file, for a person to look over."""
    given = {key(heading): heading for heading in reversed(list(headings)) if key(heading)}
    columns: dict[str, tuple[str, ...]] = {}
    for name, known in ((name, (key(one.label), *one.headings)) for name, one in facts.fields().items()):
        found = next((word for word in known if word in given), None)
        if found is not None:
            columns[name] = (given.pop(found),)
    return Mapping(facts, title, columns)
