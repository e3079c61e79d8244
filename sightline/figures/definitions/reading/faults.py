"""A fault of an extract: where it is, what stands there, and what is wrong with it."""

from dataclasses import dataclass

MOST_SHOWN = 1000
LONGEST_VALUE = 80


@dataclass(frozen=True)
class Fault:
    """One fault. A fault of a whole file has no row, one of a whole row no column."""

    table: str
    sentence: str
    row: int | None = None
    column: str = ""
    value: str | None = None

    def __str__(self) -> str:
        where = [self.table]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(self.column)
        return f"{', '.join(where)}: {shown(self.value)}{self.sentence}"


@dataclass
class Faults:
    """The faults of one run, the first of them in full, and how many there are in all."""

    first: list[Fault]
    count: int = 0

    def add(self, fault: Fault) -> None:
        self.more([fault], 1)

    def more(self, faults: list[Fault], count: int) -> None:
        """Add faults of which only the first are given; `count` says how many there are."""
        self.first += faults[: MOST_SHOWN - len(self.first)]
        self.count += count

    def lines(self) -> list[str]:
        """One line each, and after a thousand one that says how many there are."""
        lines = [str(fault) for fault in self.first]
        if self.count > len(lines):
            lines.append(f"{self.count:,} faults in all; the first {len(lines):,} are shown.")
        return lines


def shown(value: str | None) -> str:
    """Write a value on one line, cut to a length a person can read."""
    if value is None:
        return ""
    escaped = "".join(_escaped(letter) for letter in value[: LONGEST_VALUE + 1])
    cut = (
        escaped if len(escaped) <= LONGEST_VALUE and len(value) <= LONGEST_VALUE else escaped[:LONGEST_VALUE]
    )
    return f'"{cut}" '


def _escaped(letter: str) -> str:
    if letter == "\\":
        return "\\\\"
    return letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode()
