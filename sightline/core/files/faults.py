"""What is wrong with a file, and where: every fault names its place in words the sender can act on."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

SHOWN_CHARACTERS = 80
MOST_LISTED = 20_000  # errors, and as many warnings; the others are counted
MOST_KINDS = 200


class Level(enum.StrEnum):
    WARNING = "warning"  # kept, and flagged
    ERROR = "error"  # the row, or what stands at this place, could not be kept


class Unreadable(Exception):
    """The whole file cannot be read; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Place:
    """Where in a file. A part that does not apply is None."""

    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    child: str | None = None

    def words(self) -> str:
        parts = [
            f"sheet {shown(self.sheet)}" if self.sheet is not None else "",
            f"row {self.row}" if self.row is not None else "",
            f"line {self.line}" if self.line is not None else "",
            f"child {shown(self.child)}" if self.child is not None else "",
            f"column {shown(self.column)}" if self.column is not None else "",
        ]
        return ", ".join(part for part in parts if part) or "the whole file"

    def at(self, column: str) -> Place:
        return Place(self.sheet, self.row, column, self.line, self.child)


@dataclass(frozen=True)
class Fault:
    level: Level
    place: Place
    sentence: str
    value: str | None = None

    def line(self) -> str:
        """One line for a terminal: no control characters, no endless values."""
        tail = f" ({shown(self.value)})" if self.value is not None else ""
        return f"{self.level}: {self.place.words()}: {self.sentence}{tail}"

    def plain(self) -> dict[str, object]:
        """As kept with the import and shown on its page."""
        kept = {key: value for key, value in asdict(self.place).items() if value is not None}
        value = None if self.value is None else shown(self.value)
        return {"level": str(self.level), "place": kept, "sentence": self.sentence, "value": value}


@dataclass(frozen=True, order=True)
class Kind:
    """One thing that is wrong in many places."""

    level: Level
    column: str
    sentence: str

    def line(self, number: int) -> str:
        """How often, in one line for a terminal or a page."""
        where = f" in column {shown(self.column)}" if self.column else ""
        return f"{self.level}, {number:,} times{where}: {self.sentence}"


@dataclass
class Faults:
    """The faults of one file. All are counted, by what is wrong; of each level the first are listed, as found."""

    found: list[Fault] = field(default_factory=list)
    counts: Counter[Level] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)

    def warn(self, place: Place, sentence: str, value: object = None) -> None:
        self._add(Level.WARNING, place, sentence, value)

    def error(self, place: Place, sentence: str, value: object = None) -> None:
        self._add(Level.ERROR, place, sentence, value)

    def _add(self, level: Level, place: Place, sentence: str, value: object) -> None:
        self.counts[level] += 1
        self._of_kind(Kind(level, place.column or "", sentence), 1)
        if self.counts[level] <= MOST_LISTED:
            self.found.append(Fault(level, place, sentence, None if value is None else str(value)))

    def _of_kind(self, kind: Kind, number: int) -> None:
        if kind in self.kinds or len(self.kinds) < MOST_KINDS:
            self.kinds[kind] += number

    def add(self, other: Faults) -> None:
        """Those of another part of the same file, after these."""
        left = {level: MOST_LISTED - self.counts[level] for level in Level}
        for fault in other.found:
            left[fault.level] -= 1
            if left[fault.level] >= 0:
                self.found.append(fault)
        self.counts.update(other.counts)
        for kind, number in other.kinds.items():
            self._of_kind(kind, number)

    def count(self, level: Level) -> int:
        return self.counts[level]

    def often(self) -> list[str]:
        """What is wrong and how often, errors first, the most frequent first."""
        order = sorted(self.kinds.items(), key=lambda each: (each[0].level, -each[1], each[0]))
        return [kind.line(number) for kind, number in order]

    def __iter__(self) -> Iterator[Fault]:
        return iter(self.found)

    def __len__(self) -> int:
        """How many there are, listed or not."""
        return self.counts.total()


def shown(value: str | None) -> str:
    """A value made safe to print: one line, no control or direction marks, cut to a readable length."""
    text = "" if value is None else value[: SHOWN_CHARACTERS + 1]
    safe = "".join(ch if ch.isprintable() else ch.encode("unicode_escape").decode() for ch in text)
    return safe if len(safe) <= SHOWN_CHARACTERS else safe[: SHOWN_CHARACTERS - 1] + "…"
