"""Rows of a delimited text file: any usual delimiter and encoding, quoted new lines, broken rows."""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from sightline.core.decoding import decode
from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.spilled import Spilled
from sightline.core.files.tables import Book, Row, Sheet

LARGEST_CELL = 16 * 1024 * 1024
LONGEST_RECORD = 1_000  # lines; an open quotation mark is given up after so many
_LINE_END = re.compile("\r\n|\r|\n")
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
    lines = _Lines(text)
    delimiter = _said(lines) or _delimiter(lines)
    lines.without_mark()
    if not text.strip():
        raise Unreadable("This file is empty.")
    rows = Spilled(_Records(lines, delimiter, faults))
    return Book([Sheet(None, rows)], faults, "csv")


class _Lines(Sequence[str]):
    """The lines of a text, each cut from it when asked for."""

    def __init__(self, text: str) -> None:
        self.text, self.first = text, ""
        self.starts = array("q", [0])
        self.starts.extend(end.end() for end in _LINE_END.finditer(text))
        if self.starts[-1] != len(text):
            self.starts.append(len(text))

    def without_mark(self) -> None:
        """A first line that names the delimiter stands empty, so that the others keep their numbers."""
        if self and self[0].lower().startswith("sep="):
            self.first = "\n"

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return (not place and self.first) or self.text[self.starts[place] : self.starts[place + 1]]


def _without_nulls(text: str, faults: Faults) -> str:
    if "\0" not in text:
        return text
    line = text.count("\n", 0, text.index("\0")) + 1
    faults.warn(Place(line=line), "The file holds null characters, first here; they were left out.")
    return text.replace("\0", "")


def _said(lines: Sequence[str]) -> str | None:
    """The delimiter a first line "sep=;" names, as spreadsheet programs write it."""
    first = lines[0].rstrip("\r\n") if lines else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else None


def _delimiter(lines: Sequence[str]) -> str:
    """The one that splits the first divided line into most cells."""
    for line in lines[:30]:
        counts = {mark: len(next(csv.reader([line[:20000]], delimiter=mark), [])) for mark in DELIMITERS}
        best = max(counts, key=lambda mark: counts[mark])
        if counts[best] > 1:
            return best
    return ","


class _Feed:
    """Lines handed to the csv reader one at a time, knowing how far it has come."""

    def __init__(self, lines: Sequence[str], start: int = 0) -> None:
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

    lines: Sequence[str]
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
