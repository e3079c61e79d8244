"""Missing episodes of the looked-after return, and list 8 of the inspection lists, from the rows of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sightline.core.files.cells import Cells, cell_text
from sightline.core.files.facts import Facts
from sightline.core.files.faults import Faults, Place
from sightline.core.files.tables import Book
from sightline.front_door.imports.fact_reader import FactGiven, fact_of, reader_of
from sightline.front_door.imports.fact_tables import BEGAN, CARE
from sightline.front_door.imports.list_tables import IN_CARE, LIST_8
from sightline.front_door.imports.persons import Person
from sightline.front_door.imports.return_facts import CHILDREN, MISSING
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
from sightline.front_door.models.imports import FileKind

NO_KIND = "This says neither M (missing) nor A (away without authorisation); the row was not kept."
NO_NUMBER = "This is no number of times; it was left out."
MOST_TIMES = 366


@dataclass(frozen=True)
class EpisodeGiven:
    """One time away as a row gives it."""

    place: Place
    person: Person
    kind: str
    began_on: date
    ended_on: date | None


@dataclass(frozen=True)
class ChildRow:
    """A child as the header of the looked-after return gives them."""

    place: Place
    person: Person


@dataclass(frozen=True)
class CareGiven:
    """What list 8 says of a child's missing episodes."""

    place: Place
    person: Person
    said: dict[str, Any]
    fact: FactGiven | None = None


def read_missing(book: Book, today: date) -> list[EpisodeGiven]:
    """Every episode that can be kept, in the order of the file. Raises Unreadable for another table."""
    found: list[EpisodeGiven] = []
    by_child: defaultdict[str | None, list[EpisodeGiven]] = defaultdict(list)
    for cells in rows_of(book, MISSING, ("kind", "began_on"), today):
        given = _episode(cells, book.faults, today)
        if given is None:
            continue
        same = by_child[given.person.key()]
        if any(_which(one) == _which(given) for one in same):
            book.faults.warn(given.place, TWICE)
            continue
        if any(_overlap(one, given, today) for one in same):
            book.faults.warn(given.place, OVERLAPS)
        same.append(given)
        found.append(given)
    return found


def read_children(book: Book, today: date) -> list[ChildRow]:
    """The children of the header, each once. What else it says of mothers is not kept. Raises Unreadable."""
    found: dict[str, ChildRow] = {}
    for cells in rows_of(book, CHILDREN, ("local_id", "born", "sex", "ethnicity"), today):
        row = ChildRow(cells.place(), person_of(cells))
        key = row.person.key()
        if key is None:
            book.faults.error(row.place, NOBODY)
        elif key in found:
            book.faults.warn(row.place, TWICE)
        else:
            found[key] = row
    return list(found.values())


def read_in_care(book: Book, today: date) -> list[CareGiven]:
    """What list 8 says of each child, and of their time in care where it has the day that began. Raises Unreadable."""
    found = []
    for cells in rows_of(book, IN_CARE, ("missing_times",), today):
        person = person_of(cells)
        if person.key() is None:
            book.faults.error(cells.place(), NOBODY)
            continue
        said = {name: _times(cells, name) for name in ("missing_times", "absent_times")}
        said |= {
            name: {"yes": True, "no": False}.get(str(cells.value(name))) for name in ("offered", "accepted")
        }
        fact = fact_of(cells, LIST_8, book.faults, today, person) if BEGAN in cells.columns else None
        if fact or BEGAN not in cells.columns:
            found.append(CareGiven(cells.place(), person, said, fact))
    return found


def _episode(cells: Cells, faults: Faults, today: date) -> EpisodeGiven | None:
    person, began, ended = person_of(cells), cells.day("began_on"), cells.day("ended_on")
    kind = cells.value("kind")
    wrong = (
        (person.key() is None, "local_id", NOBODY),
        (began is None, "began_on", NO_START),
        (kind is None, "kind", NO_KIND),
        (began and ended and ended < began, "ended_on", BACKWARDS),
        (began and began > today, "began_on", FUTURE),
    )
    for is_wrong, name, sentence in wrong:
        if is_wrong:
            faults.error(cells.place(name), sentence, cells.shown(name))
            return None
    if ended and ended > today:
        faults.warn(cells.place("ended_on"), "This day is still to come; it was left out.", ended)
        ended = None
    return EpisodeGiven(cells.place(), person, str(kind), cast("date", began), ended)


def _times(cells: Cells, name: str) -> int | None:
    given = cells.shown(name)
    if given is None:
        return None
    if given.isdigit() and int(given) <= MOST_TIMES:
        return int(given)
    cells.warn(name, NO_NUMBER, cell_text(given))
    return None


def _which(given: EpisodeGiven) -> tuple[object, ...]:
    return given.kind, given.began_on, given.ended_on


def _overlap(one: EpisodeGiven, other: EpisodeGiven, today: date) -> bool:
    return one.began_on < (other.ended_on or today) and other.began_on < (one.ended_on or today)


TABLES: dict[str, Callable[[Book, date], Sequence[Any]]] = {
    FileKind.MISSING: read_missing,
    FileKind.CHILDREN: read_children,
    FileKind.EPISODES: reader_of(CARE),
}
FACTS: dict[str, Facts] = {
    FileKind.MISSING: MISSING,
    FileKind.CHILDREN: CHILDREN,
    FileKind.EPISODES: CARE.facts,
}
