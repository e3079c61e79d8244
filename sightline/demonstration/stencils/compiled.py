"""A stencil made ready for stamping many times: every distinct expression has one place in a list."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from sightline.demonstration.stencils.expressions import Expression
from sightline.demonstration.stencils.picture import LEFT_TO_SERVER, shapes
from sightline.demonstration.stencils.stencil import Alias, Line, Stencil

Getter = Callable[[Sequence[str]], Any]
ALWAYS = ("at", "at")  # two at least, so that fetching them gives a tuple


@cache
def columns_of(table: str) -> list[str]:
    """The columns that are loaded: those the server does not fill itself."""
    return [column for column in shapes()[table].columns if column not in LEFT_TO_SERVER]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that nothing changes later: a text with gaps, and what goes into them."""

    table: str
    template: str
    getter: Getter


@dataclass(frozen=True, slots=True)
class LiveRow:
    """A row that later events may change, or the change."""

    table: str
    alias: Alias
    added: bool
    fixed: list[tuple[int, str]]
    filled: list[tuple[int, int]]
    width: int


class Held:
    """Cells of one of the story's rows, as it stands."""

    __slots__ = ("alias", "columns", "getter")

    def __init__(self, alias: Alias, columns: list[str]) -> None:
        self.alias, self.columns = alias, columns
        self.getter: Getter | None = None

    def of(self, table: str, cells: list[str]) -> Any:
        """The texts, in order."""
        if self.getter is None:
            places = [columns_of(table).index(column) for column in self.columns]
            self.getter = itemgetter(*places)
        return self.getter(cells)


@dataclass(frozen=True, slots=True)
class Made:
    """An expression of other expressions."""

    kind: str
    places: list[int]
    template: str


class Compiled:
    """One stencil, ready. `papers` names tables whose rows are thrown away when they are old."""

    def __init__(self, stencil: Stencil, papers: Collection[str] = ()) -> None:
        parts = _Parts(stencil)
        self.names = (*ALWAYS, *(one[1] for one in parts.known))
        self.fresh, self.salts, self.constants = parts.fresh, parts.salts, [one[1] for one in parts.constants]
        self.held = [Held(alias, [one[2] for one in group]) for alias, group in parts.groups.items()]
        self.more = [(parts.place(one), one[3]) for one in parts.held if one[0] == "+"]
        self.made = [_made(one, parts.place) for one in parts.made]
        plain = [line for line in stencil.lines if line.alias is None]
        self.rows = [_row(line, parts.place) for line in plain]
        self.kept_rows = [row for row in self.rows if row.table not in papers]
        self.live_rows = [_live(line, line.alias, parts.place) for line in stencil.lines if line.alias]


class _Parts:
    """The expressions of a stencil by kind, and the place each has."""

    def __init__(self, stencil: Stencil) -> None:
        self.known: dict[Expression, None] = {}
        self.held: dict[Expression, None] = {}
        self.made: dict[Expression, None] = {}
        self.constants: dict[Expression, None] = {}
        self.fresh = self.salts = 0
        for line in stencil.lines:
            for found in line.cells.values():
                if found[0][0] != "=":
                    self._add(found[0])
        self.groups: dict[Alias, list[Expression]] = {}
        for one in self.held:
            self.groups.setdefault(one[1], []).append(one)
        for group in self.groups.values():
            group += group[:1] if len(group) == 1 else []  # two at least, as above
        held = [one for group in self.groups.values() for one in group]
        fresh = [("n", number) for number in range(self.fresh)]
        salts = [("s", number) for number in range(self.salts)]
        every = [*self.known, *fresh, *salts, *self.constants, *held, *self.made]
        self.places = {one: number for number, one in enumerate(every, start=len(ALWAYS))}

    def place(self, one: Expression) -> int:
        """Where an expression's text is found."""
        return self.places[one]

    def _add(self, one: Expression) -> None:
        kind = one[0]
        if kind == "v":
            self.known[one] = None
        elif kind in ("o", "+"):
            self.held[one] = None
        elif kind == "n":
            self.fresh = max(self.fresh, one[1] + 1)
        elif kind == "s":
            self.salts = max(self.salts, one[1] + 1)
        elif kind == "=":
            self.constants[one] = None
        else:
            for part in inside(one):
                self._add(part)
            self.made[one] = None


def inside(one: Expression) -> list[Expression]:
    """The expressions that one is made of; a digest is of its salt and the words."""
    parts = [part for part in one[1:] if isinstance(part, tuple)]
    return [("s", one[1]), *parts] if one[0] == "d" else parts


def _escaped(text: object) -> str:
    return str(text).replace("%", "%%")


def _made(one: Expression, place: Callable[[Expression], int]) -> Made:
    template = "".join("%s" if isinstance(part, tuple) else _escaped(part) for part in one[1:])
    return Made(one[0], [place(part) for part in inside(one)], template)


def _row(line: Line, place: Callable[[Expression], int]) -> Row:
    cells, places = [], []
    for column in columns_of(line.table):
        found = line.cells[column][0]
        if found[0] == "=":
            cells.append(_escaped(found[1]))
        else:
            cells.append("%s")
            places.append(place(found))
    # Never fewer than two, so that what is fetched is a tuple; an empty gap is of no width.
    while len(places) < 2:
        cells[-1] += "%.0s"
        places.append(0)
    return Row(line.table, "\t".join(cells), itemgetter(*places))


def _live(line: Line, alias: Alias, place: Callable[[Expression], int]) -> LiveRow:
    columns = columns_of(line.table)
    fixed, filled = [], []
    for column, found in line.cells.items():
        if found[0][0] == "=":
            fixed.append((columns.index(column), str(found[0][1])))
        else:
            filled.append((columns.index(column), place(found[0])))
    return LiveRow(line.table, alias, line.added, fixed, filled, len(columns))
