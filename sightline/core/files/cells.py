"""One row seen through a mapping: each fact's value, and the place of what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sightline.core.files.dates import Moment, PartialDate, read_moment, read_partial, read_time
from sightline.core.files.faults import Place
from sightline.core.files.mapping import Mapping
from sightline.core.files.tables import Book, Cell, Row, Table, Unevaluated
from sightline.core.files.text import clean, is_nothing, key, one_line, readings

_YES = frozenset({"yes", "y", "true", "1", "x", "ticked", "checked", "✓", "✔", "on"})
_NO = frozenset({"no", "n", "false", "0", "unticked", "unchecked", "off", "none"})
Columns = dict[str, tuple[tuple[str, int], ...]]  # for each fact, its headings and where they stand
Value = str | bool | date | time | PartialDate | None


@dataclass
class Cells:
    table: Table
    mapping: Mapping
    row: Row
    book: Book
    today: date
    columns: Columns
    as_given: dict[str, str] = field(default_factory=dict)
    _formulas: set[int] = field(default_factory=set)

    def place(self, name: str | None = None) -> Place:
        if name is None:
            return self.table.place(self.row)
        named = self.mapping.columns.get(name, (None,))[0]
        held = self.columns.get(name)
        return self.table.place(self.row, held[0][0] if held else named)

    def warn(self, name: str, sentence: str, value: object = None) -> None:
        self.book.faults.warn(self.place(name), sentence, value)

    def value(self, name: str) -> Value:
        """The fact in its own kind; None where the row does not hold it or it cannot be read."""
        if name not in self.columns and name not in self.mapping.fixed:
            return None
        return _READERS[self.mapping.facts.fields()[name].kind](self, name)

    def shown(self, name: str) -> str | None:
        cell = self._cell(name)
        return None if cell is None else cell_text(cell)

    def moment(self, name: str) -> Moment | None:
        cell = self._cell(name)
        if cell is None:
            return None
        moment = read_moment(cell, self.mapping.dates, self.today, self.book.years_from_1904)
        if moment is None and name not in self.mapping.facts.own_faults:
            self.warn(name, "This cannot be read as a date; it was left out.", cell_text(cell))
        return moment

    def time(self, name: str) -> time | None:
        cell = self._cell(name)
        found = read_time(cell) if cell is not None else None
        if cell is not None and found is None:
            self.warn(name, "This cannot be read as a time; it was left out.", cell_text(cell))
        return found

    def partial(self, name: str) -> PartialDate | None:
        cell = self._cell(name)
        if cell is None:
            return None
        found = read_partial(cell, self.mapping.dates, self.today, self.book.years_from_1904)
        if found is None:
            self.warn(name, "This cannot be read as a date of birth; it was left out.", cell_text(cell))
        return found

    def day(self, name: str) -> date | None:
        moment = self.moment(name)
        return moment.day if moment else None

    def code(self, name: str) -> str | None:
        given = self._in_column(name)
        if given is None:
            return self.mapping.fixed.get(name)
        self.as_given[name] = given
        own, codes = self.mapping.values.get(name, {}), self.mapping.facts.fields()[name].codes
        if key(given) in own:
            return own[key(given)]
        words = self.mapping.facts.known_words(codes)
        found = next((words[reading] for reading in readings(given) if reading in words), None)
        if found is None:
            found = own.get("*", own.get(""))
        if found is None:
            kept = (
                "counted as other, with the words as given"
                if name == self.mapping.facts.other
                else "left out"
            )
            self.warn(name, f"{self.mapping.facts.not_known}; it was {kept}.", given)
        return found

    def yes_no(self, name: str) -> bool | None:
        given = self.text(name)
        if given is None:
            return None
        answer = self.mapping.values.get(name, {}).get(key(given))
        if answer is not None:
            return answer == "yes"
        if key(given) in _YES | _NO:
            return key(given) in _YES
        self.warn(name, "This is neither yes nor no; it was left out.", given)
        return None

    def words(self, name: str) -> str | None:
        """Their words, line breaks kept; several columns one under the other."""
        texts = [clean(cell_text(cell)) for cell in self._cells(name)]
        return "\n\n".join(text for text in texts if text) or self.mapping.fixed.get(name)

    def text(self, name: str) -> str | None:
        return self._in_column(name) or self.mapping.fixed.get(name)

    def _in_column(self, name: str) -> str | None:
        cell = self._cell(name)
        text = None if cell is None else one_line(cell_text(cell))
        longest = self.mapping.facts.fields()[name].longest
        if text and longest and len(text) > longest:
            self.warn(name, f"This is longer than {longest} characters; it was cut to that length.", text)
            text = text[:longest]
        return text or None

    def _cell(self, name: str) -> Cell:
        return next(self._cells(name), None)

    def _cells(self, name: str) -> Iterator[Cell]:
        """What the fact's columns hold in this row, without empty cells and marks for nothing."""
        for heading, index in self.columns.get(name, ()):
            cell = self.row.cells[index]
            if isinstance(cell, Unevaluated):
                self._flag(heading, index, cell)
            elif cell is not None and not (isinstance(cell, str) and is_nothing(cell)):
                yield cell

    def _flag(self, heading: str, index: int, cell: Unevaluated) -> None:
        if index not in self._formulas:
            sentence = (
                "This cell is a formula without a result. Open the workbook, save it and send it again."
            )
            self.book.faults.warn(self.table.place(self.row, heading), sentence, cell.formula)
            self._formulas.add(index)


_READERS: dict[str, Callable[[Cells, str], Value]] = {
    "text": Cells.text,
    "words": Cells.words,
    "day": Cells.day,
    "time": Cells.time,
    "partial": Cells.partial,
    "code": Cells.code,
    "yes_no": Cells.yes_no,
}


def columns_of(table: Table, mapping: Mapping) -> Columns:
    """Where each fact stands in this table; facts whose columns are absent are left out."""
    found: Columns = {}
    for name, headings in mapping.columns.items():
        places = [(heading, table.position(heading)) for heading in headings]
        present = tuple((heading, index) for heading, index in places if index is not None)
        if present:
            found[name] = present
    return found


def cell_text(cell: Cell) -> str:
    """A cell as a person would read it: whole numbers without a point, dates year-month-day."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)
