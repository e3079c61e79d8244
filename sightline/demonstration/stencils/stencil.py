"""A stencil: the rows one event writes, each cell an expression."""

from collections import defaultdict
from dataclasses import dataclass, field

from sightline.demonstration.stencils.expressions import Expression, agree

Alias = tuple[str, str]
Settled = defaultdict[tuple[str, str, bool, str], set[Expression]]


class CannotExplain(LookupError):
    """A cell that comes from nothing known: the script must name one more thing."""


@dataclass(slots=True)
class Line:
    """One row added, or some cells of a row changed.

    `alias` names a row that later events change; every column has the expressions it may come from.
    """

    table: str
    alias: Alias | None
    added: bool
    cells: dict[str, list[Expression]]

    def merged(self, other: "Line") -> "Line":
        """What both samples agree on."""
        if (self.table, self.alias, self.added) != (other.table, other.alias, other.added):
            raise CannotExplain(f"{self.table}: the same event wrote different rows")
        both = {**self.cells, **other.cells}
        if not self.added:
            return Line(self.table, self.alias, False, {name: self._both(other, name) for name in both})
        return Line(self.table, self.alias, True, {name: self._both(other, name) for name in self.cells})

    def _both(self, other: "Line", name: str) -> list[Expression]:
        mine, theirs = self.cells.get(name), other.cells.get(name)
        if mine is None or theirs is None:
            return mine or theirs or []
        found = agree(mine, theirs)
        if not found:
            raise CannotExplain(f"{self.table}.{name}: {mine[:3]} in one story, {theirs[:3]} in another")
        return found


@dataclass(slots=True)
class Stencil:
    """All the rows of one kind of event."""

    lines: list[Line] = field(default_factory=list)
    samples: int = 1

    def merged(self, other: "Stencil") -> "Stencil":
        """One more sample of the same kind of event."""
        if len(self.lines) != len(other.lines):
            ours, theirs = ([line.table for line in one.lines] for one in (self, other))
            raise CannotExplain(f"one story wrote {ours}, another {theirs}")
        lines = [mine.merged(yours) for mine, yours in zip(self.lines, other.lines, strict=True)]
        return Stencil(lines, self.samples + 1)

    def settle(self, kind: str, known: "Settled") -> bool:
        """Choose one explanation for every cell; say whether none was a guess.

        A cell with several explanations is settled by what other cases of this kind came down to.
        """
        guesses = 0
        for line in self.lines:
            for column, found in line.cells.items():
                place = (kind, line.table, line.added, column)
                if len(found) > 1 and self.samples == 1:
                    likely = [one for one in found if one in known[place]]
                    guesses += not likely
                    found[:] = likely + [one for one in found if one not in likely]
                if self.samples > 1:
                    known[place].add(found[0])
        return not guesses
