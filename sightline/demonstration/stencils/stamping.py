"""Stamps stencils: from what is known of one event, the rows it writes, as copy text."""

import json
from collections.abc import Callable, Collection, Mapping
from random import Random
from typing import Any

from sightline.demonstration.stencils.cells import digest
from sightline.demonstration.stencils.expressions import Expression
from sightline.demonstration.stencils.picture import LEFT_TO_SERVER, shapes
from sightline.demonstration.stencils.stencil import Alias, Stencil

Values = dict[str, str]
LiveRows = dict[Alias, tuple[str, list[str]]]
Missing = Callable[[str, Values], str]


class Sheets:
    """Lines of copy text, gathered by table until they are loaded."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}

    def add(self, table: str, cells: list[str]) -> None:
        """One row."""
        self.lines.setdefault(table, []).append("\t".join(cells))

    def take(self) -> dict[str, list[str]]:
        """Everything gathered since the last time."""
        found, self.lines = self.lines, {}
        return found


def columns_of(table: str) -> list[str]:
    """The columns that are loaded: those the server does not fill itself."""
    return [column for column in shapes()[table].columns if column not in LEFT_TO_SERVER]


class Compiled:
    """A stencil made ready: every distinct expression is evaluated once a stamping."""

    __slots__ = ("expressions", "fresh", "lines")

    def __init__(self, stencil: Stencil) -> None:
        places: dict[Expression, int] = {}
        self.lines: list[tuple[str, Alias | None, bool, list[str], list[tuple[int, int]]]] = []
        for line in stencil.lines:
            columns = columns_of(line.table)
            base = [""] * len(columns) if line.added else []
            filled = []
            for column, found in line.cells.items():
                place, expression = columns.index(column), found[0]
                if expression[0] == "=" and line.added:
                    base[place] = expression[1]
                else:
                    filled.append((place, places.setdefault(expression, len(places))))
            self.lines.append((line.table, line.alias, line.added, base, filled))
        self.expressions = list(places)
        self.fresh = 1 + max((n for one in places for n in _numbers(one, "n")), default=-1)
        self.fresh += 1 + max((n for one in places for n in _numbers(one, "s")), default=-1)


def _numbers(expression: Expression, kind: str) -> list[int]:
    if expression[0] == kind:
        return [expression[1]]
    return [n for one in expression[1:] if isinstance(one, tuple) for n in _numbers(one, kind)]


def new_identifier(chance: Random) -> str:
    """A random identifier of the usual kind."""
    bits = chance.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62) | (4 << 76) | (2 << 62)
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Stamp:
    """Stamps the events of one story after another onto the sheets."""

    def __init__(self, sheets: Sheets, chance: Random, missing: Missing) -> None:
        self.sheets, self.chance, self.missing = sheets, chance, missing
        self.live: LiveRows = {}
        self.places: dict[str, dict[str, int]] = {}

    def begin(self) -> None:
        """A new story: what the last one left is finished."""
        for table, cells in self.live.values():
            self.sheets.add(table, cells)
        self.live = {}

    def held(self, alias: Alias, column: str) -> str:
        """What a row of this story holds now."""
        table, cells = self.live[alias]
        return cells[self._place(table, column)]

    def stamp(
        self, stencil: Compiled, values: Values, others: Mapping[str, str], left_out: Collection[str] = ()
    ) -> None:
        """Write what an event writes, but for the tables `left_out`.

        `others` says which rows this event means by its names for them.
        """
        fresh = [new_identifier(self.chance) for _ in range(stencil.fresh)]
        got = [self._text(one, values, others, fresh) for one in stencil.expressions]
        for table, alias, added, base, filled in stencil.lines:
            if table in left_out:
                continue
            known = (alias[0], others.get(alias[1], alias[1])) if alias else None
            cells = base.copy() if added else self.live[known][1]  # type: ignore[index]
            for place, number in filled:
                cells[place] = got[number]
            if known is None:
                self.sheets.add(table, cells)
            elif added:
                if known in self.live:
                    self.sheets.add(*self.live[known])
                self.live[known] = (table, cells)

    def _place(self, table: str, column: str) -> int:
        places = self.places.get(table)
        if places is None:
            places = self.places[table] = {name: n for n, name in enumerate(columns_of(table))}
        return places[column]

    def _text(self, one: Expression, values: Values, others: Mapping[str, str], fresh: list[str]) -> str:
        kind = one[0]
        if kind == "v":
            found = values.get(one[1])
            return self.missing(one[1], values) if found is None else found
        if kind == "n":
            return fresh[one[1]]
        if kind == "o":
            return self.held((one[1][0], others.get(one[1][1], one[1][1])), one[2])
        if kind == "=":
            return str(one[1])
        if kind == "+":
            return str(int(self.held((one[1][0], others.get(one[1][1], one[1][1])), one[2])) + one[3])
        return self._longer(one, values, others, fresh)

    def _longer(self, one: Expression, values: Values, others: Mapping[str, str], fresh: list[str]) -> str:
        if one[0] == "s":
            return str(fresh[-1 - one[1]].replace("-", ""))
        if one[0] == "d":
            salt = fresh[-1 - one[1]].replace("-", "")
            return digest(salt, self._text(one[2], values, others, fresh))
        parts: list[Any] = [
            self._text(part, values, others, fresh) if isinstance(part, tuple) else part for part in one[1:]
        ]
        if one[0] == "a":
            return "{" + ",".join(sorted(parts)) + "}"
        if one[0] == "j":
            return json.dumps(sorted(parts))
        return "".join(map(str, parts))
