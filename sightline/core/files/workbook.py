"""Rows of a spreadsheet workbook (.xlsx, .xlsm), read without trusting it."""

from __future__ import annotations

import io
import itertools
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.exceptions import InvalidFileException

from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.spilled import Spilled
from sightline.core.files.tables import Book, Cell, Row, Sheet, Unevaluated

MOST_PARTS = 2_000
MOST_BYTES = 600 * 1024 * 1024
MOST_RATIO = 400  # unpacked to packed; real workbooks stay under about 50
MOST_ROWS = 1_048_576
MOST_COLUMNS = 1_000
MOST_FILLED = 100_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, ParseError, DefusedXmlException,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, RuntimeError,
)  # fmt: skip  # what openpyxl raises on a damaged file
_DAMAGED = (
    "This workbook is damaged and cannot be opened. Open it in a spreadsheet program and save it again."
)


def read_workbook(raw: bytes) -> Book:
    """Every sheet of the workbook. Raises Unreadable for a bomb, a damaged file or another kind of file."""
    _inspect(raw)
    faults = Faults()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            formulas = _formulas(raw)
            sheets = [
                _sheet(raw, one, None if formulas is None else formulas[one.title], faults)
                for one in book.worksheets
            ]
    except Unreadable:
        raise
    except _BROKEN as problem:
        raise Unreadable(_DAMAGED) from problem
    return Book(sheets, faults, "workbook", years_from_1904=book.epoch == MAC_EPOCH)


def _inspect(raw: bytes) -> None:
    """Refuses, before anything is unpacked, what is too large or no workbook."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, *_BROKEN) as problem:
        raise Unreadable(_DAMAGED) from problem
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise Unreadable("This is a binary workbook (.xlsb). Save it as .xlsx or CSV and send that.")
    if "content.xml" in names:
        raise Unreadable("This is an OpenDocument spreadsheet. Save it as .xlsx or CSV and send that.")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable("This is a zip file but not a workbook. Send the workbook itself.")
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_BYTES or size > MOST_RATIO * max(len(raw), 4096):
        raise Unreadable(
            "This workbook unpacks to far more than its size; it was refused without being opened."
        )


def _formulas(raw: bytes) -> Any:
    """The workbook with its formulas as written, only where it has any: reading twice takes twice as long."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        if not any(_holds(archive, name, _FORMULA) for name in sheets):
            return None
    return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)


def _holds(archive: zipfile.ZipFile, name: str, pattern: re.Pattern[bytes]) -> bool:
    return any(pattern.search(chunk) for chunk in _chunks(archive, name))


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces that overlap, so that nothing short is missed at a seam."""
    tail = b""
    with archive.open(name) as part:
        while piece := part.read(1 << 20):
            yield tail + piece
            tail = piece[-100:]


def _sheet(raw: bytes, sheet: Any, formulas: Any, faults: Faults) -> Sheet:
    place = Place(sheet=sheet.title)
    rows = Spilled[Row]()
    try:
        for number, cells in enumerate(_rows(sheet, formulas), start=1):
            if number > MOST_ROWS:
                break
            row = Row(number, cells)
            if not row.is_blank():
                rows.append(row)
    except _BROKEN:
        after = rows[-1].number if rows else 0
        sentence = f"The sheet is damaged after row {after}; the rows before it were read."
        faults.error(Place(sheet=sheet.title, row=after + 1), sentence)
    return Sheet(sheet.title, _filled(rows, _merges(raw, sheet), place, faults))


def _rows(sheet: Any, formulas: Any) -> Iterator[tuple[Cell, ...]]:
    """Values; where a formula stands without a value, the formula as such."""
    sheet.reset_dimensions()
    values = sheet.iter_rows(values_only=True, max_col=None)
    if formulas is None:
        yield from (row[:MOST_COLUMNS] for row in values)
        return
    formulas.reset_dimensions()
    for row, written in zip(values, formulas.iter_rows(values_only=True), strict=False):
        pairs = itertools.zip_longest(row[:MOST_COLUMNS], written[:MOST_COLUMNS])
        yield tuple(_value(value, formula) for value, formula in pairs)


def _value(value: Any, formula: Any) -> Cell:
    if value is not None or formula is None:
        return value  # type: ignore[no-any-return]
    text = formula if isinstance(formula, str) else getattr(formula, "text", None) or "="
    return Unevaluated(text) if text.startswith("=") else None


def _merges(raw: bytes, sheet: Any) -> list[tuple[int, int, int, int]]:
    """Merged ranges as first row, last row, first column, last column (columns from 0)."""
    name = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    found: set[tuple[int, int, int, int]] = set()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for chunk in _chunks(archive, name) if name in archive.namelist() else ():
            for left, top, right, bottom in _MERGE.findall(chunk):
                found.add((int(top), int(bottom), _column(left), _column(right)))
    return sorted(found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _filled(
    rows: Sequence[Row], merges: list[tuple[int, int, int, int]], place: Place, faults: Faults
) -> Sequence[Row]:
    """Rows under a cell merged downwards hold its value, as the eye reads it."""
    down = [one for one in merges if one[1] > one[0]]
    if not down:
        return rows
    by_number = {row.number: list(row.cells) for row in rows}
    left = MOST_FILLED
    for top, bottom, column, _ in down:
        held = by_number.get(top, [])
        value = held[column] if column < len(held) else None
        for number in range(top + 1, min(bottom, top + left) + 1):
            cells, left = by_number.get(number, []), left - 1
            if column < len(cells) and cells[column] is None:
                cells[column] = value
    faults.warn(
        place, "Cells of this sheet are merged over several rows; each of the rows was given the value."
    )
    return [Row(number, tuple(cells)) for number, cells in by_number.items()]
