"""Rows of a delimited text file: any usual delimiter and encoding, quoted new lines, broken rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.core.decoding import decode
from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.tables import Book, Row, Sheet

LARGEST_CELL = 16 * 1024 * 1024
LONGEST_RECORD = 1_000  # lines; an open quotation mark is given up after so many
DELIMITERS = ",;\t|"
_UNCLOSED = "The quotation marks in this row do not match; it was not kept. The rows after it were read."
_MENDED = "This row has a stray quotation mark; its cells were taken as they stand."
_HUGE = (
    f"A cell of this row is longer than {LARGEST_CELL // 1024 // 1024} million characters; it was not kept."
)


def read_csv(raw: bytes) -> Book:
    """The rows of a delimited text file. Raises Unreadable when it holds no text."""
    csv.field_size_limit(
        LARGEST_CELL
    )  # one number for the whole process: said each time, since others say theirs
    faults = Faults()
    decoded = decode(raw)
    for number in decoded.odd_lines:
        faults.warn(
            Place(line=number),
            "This line is not in the same encoding as the rest; it was read as Windows text.",
        )
    text = _without_nulls(decoded.text, faults)
    lines = list(io.StringIO(text, newline=""))
    delimiter = _said(lines) or _delimiter(lines)
    if lines and lines[0].lower().startswith("sep="):
        lines[0] = "\n"
    if not any(line.strip() for line in lines):
        raise Unreadable("This file is empty.")
    rows = list(_Records(lines, delimiter, faults))
    return Book([Sheet(None, rows)], faults, "csv")


def _without_nulls(text: str, faults: Faults) -> str:
    if "\0" not in text:
        return text
    line = text.count("\n", 0, text.index("\0")) + 1
    faults.warn(Place(line=line), "The file holds null characters, first here; they were left out.")
    return text.replace("\0", "")


def _said(lines: list[str]) -> str | None:
    """The delimiter a first line "sep=;" names, as spreadsheet programs write it."""
    first = lines[0].rstrip("\r\n") if lines else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else None


def _delimiter(lines: list[str]) -> str:
    """The one that splits the first divided line into most cells."""
    for line in lines[:30]:
        counts = {mark: len(next(csv.reader([line[:20000]], delimiter=mark), [])) for mark in DELIMITERS}
        best = max(counts, key=lambda mark: counts[mark])
        if counts[best] > 1:
            return best
    return ","


class _Feed:
    """Lines handed to the csv reader one at a time, knowing how far it has come."""

    def __init__(self, lines: list[str], start: int = 0) -> None:
        self.lines, self.next, self.last = lines, start, len(lines)

    def next_record(self) -> int:
        self.last = min(len(self.lines), self.next + LONGEST_RECORD)
        return self.next

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.next >= self.last:
            raise StopIteration
        self.next += 1
        return self.lines[self.next - 1]


@dataclass
class _Records:
    """One record after another. Reading is strict; where it fails, the first line of the record is looked at
    alone and reading goes on with the next, so that one broken quotation never swallows the rows after it."""

    lines: list[str]
    delimiter: str
    faults: Faults
    width: int = 0

    def __iter__(self) -> Iterator[Row]:
        feed = _Feed(self.lines)
        reader = csv.reader(feed, delimiter=self.delimiter, strict=True)
        number = 0
        while feed.next < len(self.lines):
            start, number = feed.next_record(), number + 1
            try:
                cells = next(reader, None)
            except csv.Error as problem:
                cells = self._alone(start, feed.next - start, number, problem)
                feed = _Feed(self.lines, start + 1)
                reader = csv.reader(feed, delimiter=self.delimiter, strict=True)
            if cells:
                yield Row(number, tuple(cells))
                self.width = self.width or (len(cells) if sum(map(bool, cells)) > 1 else 0)

    def _alone(self, start: int, used: int, number: int, problem: csv.Error) -> list[str] | None:
        if "field larger" in str(problem) and used == 1:
            self.faults.error(Place(row=number), _HUGE)
            return None
        try:
            cells = next(csv.reader([self.lines[start]], delimiter=self.delimiter), [])
        except csv.Error:
            cells = []
        if used == 1 and len(cells) == self.width:
            self.faults.warn(Place(row=number), _MENDED)
            return cells
        self.faults.error(Place(row=number), _UNCLOSED)
        return None
