"""A delimited text file read row by row, however long: any usual delimiter and encoding. Knows no Django."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sightline.core.decoding import utf16_shape

DELIMITERS = ",;\t|"
LONGEST_CELL = 100_000
_CHUNK = 1 << 20
_SHOWN = 60


class BadFile(Exception):
    """The file cannot be read; the sentence names it and, where it can, the row and the column."""


@dataclass(frozen=True)
class Place:
    """Where something stands: rows are counted as a spreadsheet shows them, the headings being row 1."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row is not None else ""
        column = f", column {shown(self.column)}" if self.column is not None else ""
        return f"{self.file}{row}{column}"


def shown(value: str) -> str:
    """A value made safe to print: one line, no control or direction marks, cut to a readable length."""
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in value[: _SHOWN + 1])
    return safe if len(safe) <= _SHOWN else safe[: _SHOWN - 1] + "…"


@dataclass(frozen=True)
class Delimited:
    """The headings, stripped, and then the rows with their numbers; a row with nothing in it is left out."""

    name: str
    headings: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


@contextmanager
def delimited(path: Path) -> Iterator[Delimited]:
    """Open a file as rows. Raises BadFile for one that is missing, empty, or broken, there or while its rows
    are read: a quotation mark never closed, more or fewer cells than headings, two headings alike."""
    try:
        with path.open("rb") as raw:
            encoding = _encoding(raw)
        with path.open(encoding=encoding, errors="replace", newline="") as text:
            yield _opened(path.name, text)
    except OSError as error:
        raise BadFile(f"{path.name}: {error.strerror or 'it cannot be read'}.") from error


def _opened(name: str, text: IO[str]) -> Delimited:
    csv.field_size_limit(LONGEST_CELL)
    delimiter, skip = _delimiter(text)
    text.seek(0)
    rows = _rows(name, csv.reader(text, delimiter=delimiter, strict=True))
    first = next((row for row in rows if row[0] > skip), None)
    if first is None:
        raise BadFile(f"{name}: this file is empty. Its first row must be the names of its columns.")
    headings = tuple(cell.strip().lstrip("\ufeff").strip() for cell in first[1])
    _each_once(name, first[0], headings)
    return Delimited(name, headings, _whole(name, headings, rows))


def _encoding(raw: IO[bytes]) -> str:
    """By its mark, else UTF-16 by its shape, else UTF-8 if all of it is, else Windows."""
    head = raw.read(4096)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if shape := utf16_shape(head):
        return shape
    raw.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := raw.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(text: IO[str]) -> tuple[str, int]:
    """What divides the first line with anything in it, and how many rows stand before the headings."""
    for number, line in enumerate(text, start=1):
        bare = line.strip()
        if bare.lower().startswith("sep=") and len(bare) == 5:
            return bare[4], number
        if bare:
            counts = {mark: bare.count(mark) for mark in DELIMITERS}
            return max(counts, key=lambda mark: counts[mark]), 0
    return ",", 0


def _rows(name: str, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            why = "a cell is too long" if "limit" in str(error) else "the quotation marks do not match"
            raise BadFile(f"{Place(name, number)}: {why}.") from error
        if any(cell.strip() for cell in cells):
            yield number, cells


def _each_once(name: str, row: int, headings: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for place, heading in enumerate(headings, start=1):
        if not heading:
            raise BadFile(f"{Place(name, row)}: column {place} has no name.")
        if heading.casefold() in seen:
            raise BadFile(f"{Place(name, row, heading)}: two columns have this name.")
        seen.add(heading.casefold())


def _whole(
    name: str, headings: tuple[str, ...], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    for number, cells in rows:
        if len(cells) != len(headings):
            more = cells[len(headings) :]
            if any(cell.strip() for cell in more) or len(cells) < len(headings):
                raise BadFile(
                    f"{Place(name, number)}: there are {len(cells)} cells and {len(headings)} columns."
                )
        yield number, cells[: len(headings)]
