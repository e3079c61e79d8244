"""Missing episodes of the looked-after return, and list 8 of the inspection lists, from the rows of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sightline.core.files.cells import Cells, cell_text, columns_of
from sightline.core.files.dates import PartialDate
from sightline.core.files.facts import Facts
from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.mapping import suggest
from sightline.core.files.tables import Book, find_table
from sightline.front_door.imports.persons import Person
from sightline.front_door.imports.return_facts import CHILDREN, IN_CARE, MISSING
from sightline.front_door.models.imports import FileKind
from sightline.people.actions.parts import NewName
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.naming.identifiers import LOCAL, UPN
from sightline.people.naming.text import cleaned
from sightline.people.states import Ethnicity

NOBODY = "This row does not say by number, nor by name and date of birth, which child it is; it was not kept."
NO_START = "The first day cannot be read; the row was not kept."
NO_KIND = "This says neither M (missing) nor A (away without authorisation); the row was not kept."
BACKWARDS = "The last day is before the first; the row was not kept."
FUTURE = "This day is still to come; the row was not kept."
OVERLAPS = "This episode overlaps another of the same child; both were kept."
TWICE = "This row is given twice; it was kept once."
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


def read_missing(book: Book, today: date) -> list[EpisodeGiven]:
    """Every episode that can be kept, in the order of the file. Raises Unreadable for another table."""
    found: list[EpisodeGiven] = []
    by_child: defaultdict[str | None, list[EpisodeGiven]] = defaultdict(list)
    for cells in _rows(book, MISSING, ("kind", "began_on"), today):
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
    for cells in _rows(book, CHILDREN, ("local_id", "born", "sex", "ethnicity"), today):
        row = ChildRow(cells.place(), _person(cells))
        key = row.person.key()
        if key is None:
            book.faults.error(row.place, NOBODY)
        elif key in found:
            book.faults.warn(row.place, TWICE)
        else:
            found[key] = row
    return list(found.values())


def read_in_care(book: Book, today: date) -> list[CareGiven]:
    """What list 8 says of each child; lists that are something else are not looked at. Raises Unreadable without it."""
    found = []
    for cells in _rows(book, IN_CARE, ("missing_times",), today):
        person = _person(cells)
        if person.key() is None:
            book.faults.error(cells.place(), NOBODY)
            continue
        said = {name: _times(cells, name) for name in ("missing_times", "absent_times")}
        said |= {
            name: {"yes": True, "no": False}.get(str(cells.value(name))) for name in ("offered", "accepted")
        }
        found.append(CareGiven(cells.place(), person, said))
    return found


def _rows(book: Book, facts: Facts, needed: tuple[str, ...], today: date) -> Iterator[Cells]:
    known = [heading for field in facts.fields().values() for heading in field.headings]
    table = find_table(book, known)
    mapping = suggest(table.headings, facts)
    columns = columns_of(table, mapping)
    for name in needed:
        if name not in columns:
            label, held = facts.fields()[name].label.lower(), ", ".join(table.headings[:12])
            raise Unreadable(
                f"No column for “{label}” was found, so this is no table of this kind. There are: {held}."
            )
    for row in table.rows:
        yield Cells(table, mapping, row, book, today, columns)


def _episode(cells: Cells, faults: Faults, today: date) -> EpisodeGiven | None:
    person, began, ended = _person(cells), cells.day("began_on"), cells.day("ended_on")
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


def _person(cells: Cells) -> Person:
    reference, upn = cells.shown("local_id") or "", cells.value("upn")
    born = cast("PartialDate | None", cells.value("born"))
    ethnicity = str(cells.value("ethnicity") or "")
    given, family = str(cells.value("given_names") or ""), str(cells.value("family_name") or "")
    first, _, middle = given.partition(" ")
    return Person(
        reference=cleaned(reference, 40),
        names=(NewName(first, family, middle),) if given or family else (),
        born=Born(born.year, born.month, born.day) if born else UNKNOWN,
        sex=str(cells.value("sex") or "U"),
        ethnicity=ethnicity if ethnicity in Ethnicity.values else "",
        identifiers=tuple((kind, str(each)) for kind, each in ((LOCAL, reference), (UPN, upn)) if each),
    )


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
    FileKind.ANNEX_A: read_in_care,
    FileKind.CHILDREN: read_children,
}
