"""Where the content of a cell comes from.

An expression is a small tuple, so that it can be compared, kept as JSON and evaluated quickly:

    ("=", text)              always this
    ("v", name)              something known by name when the stencil is stamped
    ("o", alias, column)     what a row written earlier held in a column
    ("+", alias, column, n)  so many more than a row held in a column
    ("n", number)            a new identifier made for this stamping
    ("f", text, expr, ...)   text with known things inside it, in turn
    ("a", expr, ...)         a sorted array of identifiers
    ("j", expr, ...)         the same as JSON
    ("s", number)            a new salt for words said
    ("d", number, expr)      the digest of those words
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

Expression = tuple[Any, ...]
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d+)?\+00)?$")
LONG, SHORTEST_INSIDE = 8, 4


def is_identifier(text: str) -> bool:
    """Is the whole cell one identifier?"""
    return _IDENTIFIER.fullmatch(text) is not None


def is_when(text: str) -> bool:
    """Is the whole cell a moment or a day?"""
    return _MOMENT.match(text) is not None


def is_telling(text: str) -> bool:
    """Could this text only have come from something known, and not be a word of the program's own?"""
    return is_identifier(text) or is_when(text)


def renamed(text: str, names: Mapping[str, object]) -> str:
    """A text with the name of its row for every identifier in it; with nothing where that has none."""
    return _IDENTIFIER.sub(lambda found: str(names.get(found[0], "")), text)


class Sources:
    """Everything a cell could come from, looked up by its text."""

    def __init__(self) -> None:
        self.by_text: dict[str, list[Expression]] = {}
        self.inside: dict[str, Expression] = {}

    def add(self, text: str, expression: Expression, *, inside: bool = False) -> None:
        """One more source. `inside`: it may be part of a longer text."""
        found = self.by_text.setdefault(text, [])
        if expression not in found:
            found.append(expression)
        if inside and len(text) >= SHORTEST_INSIDE:
            self.inside.setdefault(text, expression)

    def candidates(self, text: str, column: str) -> list[Expression]:
        """Expressions that give this cell, the likeliest first; none if it cannot be explained."""
        exact = self.by_text.get(text, [])
        same_name = [one for one in exact if one[0] == "v" and one[1].rpartition(".")[2] == column]
        if is_telling(text):
            return same_name + [one for one in exact if one not in same_name]
        found = list(same_name)
        whole = self._list(text)
        if whole is not None:
            return [*found, whole]
        if len(text) >= LONG:
            found += [one for one in exact if one not in found]
        pieces = self._pieces(text)
        return [*found, *([pieces] if pieces else []), ("=", text)]

    def _list(self, text: str) -> Expression | None:
        """An array or JSON list of identifiers."""
        items = _IDENTIFIER.findall(text)
        if not items:
            return None
        known = [self._person(self.by_text[item]) for item in items if item in self.by_text]
        if len(known) < len(items):
            return None
        if items != sorted(items):
            return None
        known.sort(key=str)
        if text == "{" + ",".join(items) + "}":
            return ("a", *known)
        if text == json.dumps(items):
            return ("j", *known)
        return None

    @staticmethod
    def _person(found: list[Expression]) -> Expression:
        """Of several names for one identifier, the one by order of identifiers, so that samples agree."""
        return next((one for one in found if one[0] == "v" and re.match(r"s\d", one[1])), found[0])

    def _pieces(self, text: str) -> Expression | None:
        """Known things inside a longer text."""
        names = [name for name in self.inside if name in text]
        if not names or text in self.inside:
            return None
        pattern = re.compile("(" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + ")")
        parts = pattern.split(text)
        return ("f", *(self.inside[part] if place % 2 else part for place, part in enumerate(parts)))


def frozen(found: Any) -> Any:
    """An expression read back from JSON, as tuples again."""
    return tuple(frozen(one) for one in found) if isinstance(found, list) else found


def agree(one: Iterable[Expression], other: Iterable[Expression]) -> list[Expression]:
    """What two samples of one cell can both come from."""
    also = set(other)
    return [expression for expression in one if expression in also]


def parts_of(expression: Expression) -> list[Expression]:
    """The expressions inside one."""
    return [one for one in expression[1:] if isinstance(one, tuple)]


def named(expression: Expression, wanted: Mapping[str, str]) -> str:
    """For messages: an expression in words."""
    return wanted.get(str(expression), str(expression))
