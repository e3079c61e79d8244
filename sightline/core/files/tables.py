"""A file of rows, whatever its kind: sheets of numbered rows, and the table found on one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice

from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.spilled import Spilled
from sightline.core.files.text import clean, key, one_line

HEADING_ROWS_SEARCHED = 30


@dataclass(frozen=True)
class Unevaluated:
    """A formula nobody worked out: the workbook holds no value for it."""

    formula: str


Cell = str | int | float | bool | date | datetime | time | Unevaluated | None
Tick = Callable[[int], None]


@dataclass(frozen=True)
class Row:
    number: int  # as a spreadsheet program counts it, the first row of the file being 1
    cells: tuple[Cell, ...]

    def is_blank(self) -> bool:
        return all(
            cell is None or (isinstance(cell, str) and (not cell or not clean(cell))) for cell in self.cells
        )


@dataclass(frozen=True)
class Sheet:
    name: str | None  # None where the kind of file has no sheets
    rows: Sequence[Row]


@dataclass
class Book:
    sheets: list[Sheet]
    faults: Faults
    kind: str  # "csv" or "workbook"
    years_from_1904: bool = False


@dataclass
class Table:
    """Headings and the rows under them; every row is as long as the headings."""

    sheet: str | None
    headings: tuple[str, ...]
    rows: Sequence[Row]
    positions: dict[str, int] = field(default_factory=dict)

    def place(self, row: Row, heading: str | None = None) -> Place:
        return Place(sheet=self.sheet, row=row.number, column=heading)

    def position(self, heading: str) -> int | None:
        return self.positions.get(key(heading))


def find_table(book: Book, wanted: Iterable[str] = (), sheet: str | None = None) -> Table:
    """The table whose headings hold most of the wanted ones; on the named sheet where one is named.

    Raises Unreadable when no sheet has a row of headings.
    """
    keys = {key(name) for name in wanted}
    best: tuple[int, Sheet, int] | None = None
    for candidate in _candidates(book, sheet):
        found = _heading_row(candidate, keys)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], candidate, found[1])
    if best is None:
        raise Unreadable("No row of column headings was found in this file.")
    return _table(book, best[1], best[2])


def headings_of(sheet: Sheet, wanted: Iterable[str]) -> tuple[str, ...]:
    """The headings of one sheet, those wanted being looked for; none where no row is like headings."""
    found = _heading_row(sheet, {key(name) for name in wanted})
    cells = sheet.rows[found[1]].cells if found else ()
    return tuple(one_line("" if cell is None else str(cell)) for cell in cells)


def _candidates(book: Book, sheet: str | None) -> Iterator[Sheet]:
    named = [one for one in book.sheets if sheet and one.name is not None and key(one.name) == key(sheet)]
    if sheet and not named and any(one.name is not None for one in book.sheets):
        held = ", ".join(one_line(one.name or "") for one in book.sheets)
        raise Unreadable(f"This workbook has no sheet called “{sheet}”. It has: {held}.")
    yield from named or book.sheets


def _heading_row(sheet: Sheet, keys: set[str]) -> tuple[int, int] | None:
    """Known headings in the row most like headings, and its index. Titles above have fewer cells filled."""
    texts = [
        [cell for cell in row.cells if isinstance(cell, str) and clean(cell)]
        for row in sheet.rows[:HEADING_ROWS_SEARCHED]
    ]
    known = [len({key(text) for text in row} & keys) for row in texts]
    if any(known):
        return max(known), known.index(max(known))
    enough = max((len(row) for row in texts), default=0) * 0.6
    index = next((index for index, row in enumerate(texts) if row and len(row) >= enough), None)
    return None if index is None else (0, index)


def _table(book: Book, sheet: Sheet, index: int) -> Table:
    cells = list(sheet.rows[index].cells)
    while cells and (cells[-1] is None or not clean(str(cells[-1]))):
        cells.pop()
    headings = tuple(one_line("" if cell is None else str(cell)) for cell in cells)
    table = Table(sheet.name, headings, [], _positions(headings))
    table.rows = Spilled(_fitted(book, table, islice(sheet.rows, index + 1, None)))
    return table


def _positions(headings: tuple[str, ...]) -> dict[str, int]:
    """Where each heading stands; a heading used again is known as "Name (2)", "Name (3)"."""
    positions: dict[str, int] = {}
    for index, heading in enumerate(headings):
        name, again = key(heading), 1
        while name and name in positions:
            again += 1
            name = key(f"{heading} ({again})")
        if name:
            positions[name] = index
    return positions


def _fitted(book: Book, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows made as long as the headings; one that runs over is refused, for its values may be shifted."""
    width = len(table.headings)
    for row in rows:
        if row.is_blank() or _repeats_headings(table, row):
            continue
        if any(cell is not None and str(cell).strip() for cell in row.cells[width:]):
            sentence = (
                f"This row has more cells than the {width} columns; it may be shifted, so it was not kept."
            )
            book.faults.error(table.place(row), sentence)
            continue
        if len(row.cells) < width and book.kind == "csv":
            book.faults.warn(table.place(row), "This row ends early; the missing cells were taken as empty.")
        yield Row(row.number, (row.cells + (None,) * width)[:width])


def _repeats_headings(table: Table, row: Row) -> bool:
    """Headings printed again in the middle, as exports of several pages have them."""
    pairs = zip(row.cells, table.headings, strict=False)
    return all(key("" if cell is None else str(cell)) == key(heading) for cell, heading in pairs)
