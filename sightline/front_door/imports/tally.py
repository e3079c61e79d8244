"""Counting what came of a file, and remembering about whom each of its places was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sightline.core.files.faults import Faults, Level, Place
from sightline.core.files.mending import Given, Line

KINDS = ("contacts", "referrals")


@dataclass
class Kept:
    """What a part of a file became. Children are counted once a file, however often they are named."""

    children_created: set[UUID] = field(default_factory=set)
    children_matched: set[UUID] = field(default_factory=set)
    kinds: tuple[str, ...] = KINDS
    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    beside: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    not_kept: dict[Line, Given] = field(default_factory=dict)
    _by_row: dict[Line, list[UUID]] = field(default_factory=dict)
    _by_child: dict[str, list[UUID]] = field(default_factory=dict)

    def created(self, kind: str, number: int) -> None:
        self.new[kind] += number

    def matched(self, kind: str, number: int) -> None:
        self.known[kind] += number

    def warn(self, place: Place, sentence: str, value: object = None) -> None:
        self.faults.warn(place, sentence, value)

    def place(self, rows: Iterable[int], about: list[UUID], sheet: str | None = None) -> None:
        self._by_row |= dict.fromkeys(((sheet, row) for row in rows), about)

    def name(self, child: str, about: list[UUID]) -> None:
        self._by_child[child] = about

    def about(self, place: Place) -> list[UUID]:
        """The children a place of the file is about, where they are kept."""
        if place.row is not None:
            return self._by_row.get((place.sheet, place.row), [])
        return self._by_child.get(place.child or "", [])

    def add(self, other: Kept) -> None:
        self.children_created |= other.children_created
        self.children_matched |= other.children_matched
        self.new.update(other.new)
        self.known.update(other.known)
        for kind, numbers in other.beside.items():
            held = self.beside.setdefault(kind, dict.fromkeys(numbers, 0))
            self.beside[kind] = {name: held[name] + number for name, number in numbers.items()}
        self.faults.add(other.faults)
        self._by_row |= other._by_row
        self._by_child |= other._by_child

    def counts(self) -> dict[str, dict[str, int]]:
        matched = self.children_matched - self.children_created
        children = {"created": len(self.children_created), "matched": len(matched)}
        kept = {kind: {"created": self.new[kind], "matched": self.known[kind]} for kind in self.kinds}
        return {"children": children} | kept | self.beside


@dataclass(frozen=True)
class Outcome:
    """What a whole file came to, as the command prints it."""

    counts: dict[str, dict[str, int]]
    faults: Faults
    import_id: UUID | None = None

    @property
    def warnings(self) -> int:
        return self.faults.count(Level.WARNING)

    @property
    def errors(self) -> int:
        return self.faults.count(Level.ERROR)

    def document(self) -> dict[str, object]:
        return {**self.counts, "warnings": self.warnings, "errors": self.errors}

    def kept_something(self) -> bool:
        return any(number for kind in self.counts.values() for number in kind.values())
