"""What a column of a kind of file may hold: each kind says its facts, their codes and the words files use for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A fact that a column may hold."""

    name: str
    label: str
    about: str  # the thing of the file it is about: "contact", "child", "crime", "suspect"
    kind: str  # text, words, day, time, partial, code, yes_no
    codes: str
    longest: int | None
    headings: tuple[str, ...]  # headings it is often found under


@dataclass(frozen=True)
class Facts:
    """One kind of file. `needed` are the facts without which a row is nothing; `other` keeps words as given."""

    thing: str  # "a contact"
    format: str  # "sightline contact mapping"
    fields: Callable[[], dict[str, Field]]
    choices: Callable[[str], dict[str, str]]
    known_words: Callable[[str], dict[str, str]]
    needed: dict[str, str]  # fact -> why, as one sentence of a bad mapping
    other: str = ""  # the fact whose unknown words are counted as other
    not_known: str = "The mapping does not say what this value means"  # of a value off its list
    own_faults: frozenset[str] = frozenset()  # days whose reader tells of the fault itself
