"""Rows that were not kept, as they were sent, in a workbook that can be mended and sent again."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from openpyxl import Workbook

from sightline.core.files.cells import cell_text
from sightline.core.files.faults import Faults, Level
from sightline.core.files.mapping import Mapping
from sightline.core.files.tables import Book, Row, Table, find_table
from sightline.core.files.text import key
from sightline.core.spreadsheets import as_text

WRONG = "What is wrong"
BEYOND = "Beyond the columns"
TO_MEND = "To mend"
_FORBIDDEN = re.compile(r"[\\/*?:\[\]\x00-\x1f]")
Line = tuple[str | None, int]  # of a file: the sheet, if it has any, and the row
Given = list[tuple[str, str]]  # headings with what stood under them, in order


@dataclass(frozen=True)
class ToMend:
    """One thing wrong with one row of which nothing was kept."""

    row: int
    cells: Iterable[tuple[str, str]]
    wrong: str
    sheet: str = TO_MEND


def as_sent(table: Table, row: Row) -> Given:
    """The cells of a row under their headings; what stands beyond the last heading comes last."""
    return list(_cells(table, row))


def _cells(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    headings = list(_once(table.headings))
    for number, cell in enumerate(row.cells):
        heading = headings[number] if number < len(headings) else f"{BEYOND} {number + 1}"
        text = cell_text(cell) if cell is not None else ""
        if heading and (text or number < len(headings)):
            yield heading, text


def _once(headings: Sequence[str]) -> Iterator[str]:
    """Headings told apart as a mapping tells them: the second "Name" is "Name (2)"."""
    seen: Counter[str] = Counter()
    for heading in headings:
        seen[key(heading)] += 1
        again = seen[key(heading)]
        yield f"{heading} ({again})" if heading and again > 1 else heading


def rows_not_kept(book: Book, mapping: Mapping, faults: Faults) -> dict[Line, Given]:
    """The rows of a table in which an error was found, as they were sent, by sheet and number."""
    if not faults.count(Level.ERROR):
        return {}
    table = find_table(replace(book, faults=Faults()), mapping.headings(), mapping.sheet)
    places = (fault.place for fault in faults if fault.level is Level.ERROR)
    wanted = {place.row for place in places if place.sheet == table.sheet}
    sheet = next(each for each in book.sheets if each.name == table.sheet)
    return {(sheet.name, row.number): as_sent(table, row) for row in sheet.rows if row.number in wanted}


def workbook_to_mend(faults: Iterable[ToMend]) -> bytes:
    """Each row once, on a sheet of the name it came from, with everything wrong with it in the last column.

    No cell opens as a formula.
    """
    sheets: dict[str, list[ToMend]] = {}
    for each in faults:
        sheets.setdefault(_title(each.sheet), []).append(each)
    book = Workbook(write_only=True)
    for title, held in sheets.items():
        _fill(book.create_sheet(title), held)
    if not sheets:
        book.create_sheet(TO_MEND)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(name: str) -> str:
    """A name that a workbook allows for a sheet."""
    return _FORBIDDEN.sub("_", name)[:31].strip("'") or TO_MEND


def _fill(sheet: Any, faults: Iterable[ToMend]) -> None:
    wrong: dict[int, list[str]] = {}
    cells: dict[int, dict[str, str]] = {}
    for each in faults:
        wrong.setdefault(each.row, []).append(each.wrong)
        cells[each.row] = dict(each.cells)
    headings = list(dict.fromkeys(heading for row in cells.values() for heading in row))
    sheet.append([*(as_text(each) for each in headings), WRONG])
    for number, given in cells.items():
        sheet.append([*(as_text(given.get(each, "")) for each in headings), " ".join(wrong[number])])
