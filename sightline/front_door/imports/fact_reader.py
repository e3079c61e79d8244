"""Rows of tables that are one fact about a child each, whatever year's headings they stand under."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sightline.core.files.cells import Cells
from sightline.core.files.faults import Faults, Place
from sightline.core.files.tables import Book
from sightline.front_door.imports.fact_tables import BEGAN, ENDED, FactTable, Said
from sightline.front_door.imports.persons import Person
from sightline.front_door.imports.return_rows import (
    BACKWARDS,
    FUTURE,
    NO_START,
    NOBODY,
    OVERLAPS,
    TWICE,
    person_of,
    rows_of,
)

NOTHING = "This does not say what the list is about; the row was not kept."
STILL_TO_COME = "This day is still to come; it was left out."


@dataclass(frozen=True)
class FactGiven:
    """What one row says of one child."""

    place: Place
    person: Person
    table: FactTable
    began_on: date | None
    ended_on: date | None
    said: Said

    @property
    def fingerprint(self) -> str:
        plain = [str(self.began_on), str(self.ended_on), self.said]
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def reader_of(table: FactTable) -> Callable[[Book, date], list[FactGiven]]:
    """How a file of this table is read."""
    return lambda book, today: read_facts(book, table, today)


def read_facts(book: Book, table: FactTable, today: date) -> list[FactGiven]:
    """Every row that can be kept, in the order of the file. Raises Unreadable for another table."""
    found: list[FactGiven] = []
    by_child: defaultdict[str | None, list[FactGiven]] = defaultdict(list)
    for cells in rows_of(book, table.facts, (table.known_by,), today):
        given = fact_of(cells, table, book.faults, today)
        if given is None:
            continue
        same = by_child[given.person.key()]
        if any(one.fingerprint == given.fingerprint for one in same):
            book.faults.warn(given.place, TWICE)
            continue
        if ENDED in table.facts.fields() and any(_overlap(one, given, today) for one in same):
            book.faults.warn(given.place, OVERLAPS)
        same.append(given)
        found.append(given)
    return found


def fact_of(
    cells: Cells, table: FactTable, faults: Faults, today: date, person: Person | None = None
) -> FactGiven | None:
    """What a row says; None, with the fault told, where nothing can be kept."""
    person = person or person_of(cells)
    said = {
        field.name: value for field in table.own if (value := _value(cells, field.name, field.kind, today))
    }
    began, ended = said.pop(BEGAN, None), said.pop(ENDED, None)
    first = table.known_by
    wrong = (
        (person.key() is None, "local_id", NOBODY),
        (first == BEGAN and began is None, BEGAN, NO_START),
        (first != BEGAN and first not in said, first, NOTHING),
        (began and ended and ended < began, ENDED, BACKWARDS),
        (began and began > str(today), BEGAN, FUTURE),
    )
    for is_wrong, name, sentence in wrong:
        if is_wrong:
            faults.error(cells.place(name), sentence, cells.shown(name))
            return None
    return FactGiven(cells.place(), person, table, _date(began), _date(ended), said)


def _value(cells: Cells, name: str, kind: str, today: date) -> str | None:
    if kind != "day":
        value = cells.value(name)
        return None if value is None else str(value)
    day = cells.day(name)
    if day and day > today and name != BEGAN:
        cells.warn(name, STILL_TO_COME, day)
        return None
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _overlap(one: FactGiven, other: FactGiven, today: date) -> bool:
    if one.began_on is None or other.began_on is None:
        return False
    return one.began_on < (other.ended_on or today) and other.began_on < (one.ended_on or today)
