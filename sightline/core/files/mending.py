"""Rows that were not kept, as they were sent, in a workbook that can be mended and sent again."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from openpyxl import Workbook

from sightline.core.files.cells import cell_text
from sightline.core.files.faults import Faults, Level
from sightline.core.files.mapping import Mapping
from sightline.core.files.tables import Book, Row, Table, find_table
from sightline.core.files.text import key
from sightline.core.spreadsheets import as_text

WRONG = "What is wrong"
BEYOND = "Beyond the columns"
Given = list[tuple[str, str]]  # headings with what stood under them, in order


@dataclass(frozen=True)
class ToMend:
    """One thing wrong with one row of which nothing was kept."""

    row: int
    cells: Iterable[tuple[str, str]]
    wrong: str


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


def rows_not_kept(book: Book, mapping: Mapping, faults: Faults) -> dict[int, Given]:
    """The rows in which an error was found, as they were sent, by their number."""
    wanted = {fault.place.row for fault in faults if fault.level is Level.ERROR and fault.place.row}
    if not wanted:
        return {}
    table = find_table(replace(book, faults=Faults()), mapping.headings(), mapping.sheet)
    sheet = next(each for each in book.sheets if each.name == table.sheet)
    return {row.number: as_sent(table, row) for row in sheet.rows if row.number in wanted}


def workbook_to_mend(faults: Iterable[ToMend]) -> bytes:
    """Each row once, with everything that is wrong with it in the last column. No cell opens as a formula."""
    wrong: dict[int, list[str]] = {}
    cells: dict[int, dict[str, str]] = {}
    for each in faults:
        wrong.setdefault(each.row, []).append(each.wrong)
        cells[each.row] = dict(each.cells)
    headings = list(dict.fromkeys(heading for row in cells.values() for heading in row))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("To mend")
    sheet.append([*(as_text(each) for each in headings), WRONG])
    for number, given in cells.items():
        sheet.append([*(as_text(given.get(each, "")) for each in headings), " ".join(wrong[number])])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
