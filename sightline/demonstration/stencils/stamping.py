"""Stamps stencils: from what is known of one event, the rows it writes, as copy text."""

import json
from collections.abc import Callable, Mapping
from operator import itemgetter
from random import Random

from sightline.demonstration.stencils.cells import digest
from sightline.demonstration.stencils.compiled import Compiled, LiveRow, columns_of
from sightline.demonstration.stencils.stencil import Alias

LiveRows = dict[Alias, tuple[str, list[str]]]
Missing = Callable[[str, "Values"], str]


class Values(dict[str, str]):
    """What is known by name, with what follows from it found when it is first asked for."""

    __slots__ = ("missing",)

    def __init__(self, known: Mapping[str, str], missing: Missing) -> None:
        super().__init__(known)
        self.missing = missing

    def __missing__(self, name: str) -> str:
        found = self[name] = self.missing(name, self)
        return found


class Sheets:
    """Lines of copy text, gathered by table until they are loaded."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}

    def add(self, table: str, line: str) -> None:
        """One row."""
        lines = self.lines.get(table)
        if lines is None:
            lines = self.lines[table] = []
        lines.append(line)

    def take(self) -> dict[str, list[str]]:
        """Everything gathered since the last time."""
        found, self.lines = self.lines, {}
        return found


def new_identifiers(chance: Random, count: int) -> list[str]:
    """Random identifiers of the usual kind."""
    bits = chance.randbytes(16 * count).hex()
    return [
        f"{bits[n : n + 8]}-{bits[n + 8 : n + 12]}-4{bits[n + 13 : n + 16]}-a{bits[n + 17 : n + 20]}"
        f"-{bits[n + 20 : n + 32]}"
        for n in range(0, 32 * count, 32)
    ]


class Stamp:
    """Stamps the events of one story after another onto the sheets."""

    def __init__(self, sheets: Sheets, chance: Random) -> None:
        self.sheets, self.chance = sheets, chance
        self.live: LiveRows = {}
        self.places: dict[tuple[str, str], int] = {}

    def begin(self) -> None:
        """A new story: what the last one left is finished."""
        for table, cells in self.live.values():
            self.sheets.add(table, "\t".join(cells))
        self.live = {}

    def held(self, alias: Alias, column: str) -> str:
        """What a row of this story holds now."""
        table, cells = self.live[alias]
        place = self.places.get((table, column))
        if place is None:
            place = self.places[table, column] = columns_of(table).index(column)
        return cells[place]

    def stamp(
        self, stencil: Compiled, values: Values, others: Mapping[str, str], *, papers: bool = True
    ) -> None:
        """Write what an event writes; without `papers`, all but what is thrown away when it is old.

        `others` says which rows this event means by its names for them.
        """
        got = self._got(stencil, values, others)
        for row in stencil.rows if papers else stencil.kept_rows:
            self.sheets.add(row.table, row.template % row.getter(got))
        for line in stencil.live_rows:
            self._live(line, got, others)

    def _live(self, line: LiveRow, got: list[str], others: Mapping[str, str]) -> None:
        """Begin or change a row that later events may change."""
        alias = (line.alias[0], others.get(line.alias[1], line.alias[1]))
        if line.added:
            if alias in self.live:
                table, cells = self.live[alias]
                self.sheets.add(table, "\t".join(cells))
            self.live[alias] = (line.table, [""] * line.width)
        cells = self.live[alias][1]
        for place, text in line.fixed:
            cells[place] = text
        for place, number in line.filled:
            cells[place] = got[number]

    def _got(self, stencil: Compiled, values: Values, others: Mapping[str, str]) -> list[str]:
        """Every distinct expression of the stencil, once."""
        got = list(itemgetter(*stencil.names)(values))
        got += new_identifiers(self.chance, stencil.fresh)
        got += [one.replace("-", "") for one in new_identifiers(self.chance, stencil.salts)]
        got += stencil.constants
        for held in stencil.held:
            kind, whose = held.alias
            got += held.of(*self.live[kind, others.get(whose, whose)])
        for place, more in stencil.more:
            got[place] = str(int(got[place]) + more)
        for made in stencil.made:
            got.append(_made(made.kind, [got[place] for place in made.places], made.template))
        return got


def _made(kind: str, parts: list[str], template: str) -> str:
    """A longer text, a list, or a digest, of what is known already."""
    if kind == "f":
        return template % tuple(parts)
    if kind == "a":
        return "{" + ",".join(sorted(parts)) + "}"
    if kind == "j":
        return json.dumps(sorted(parts))
    return digest(*parts)


__all__ = ["Compiled", "Sheets", "Stamp", "Values", "columns_of"]
