"""Crimes, suspects and outcomes from the rows of a table, through a mapping: good rows are read, others are told."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sightline.core.files.cells import Cells, columns_of
from sightline.core.files.faults import Level
from sightline.core.files.mapping import Mapping
from sightline.core.files.mending import as_sent
from sightline.core.files.reading import read_book
from sightline.core.files.tables import find_table
from sightline.justice.given import Decided, Profile, Recorded, Victim
from sightline.justice.states import Brought, Employment, Location, Outcome, Why
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.states import Sex

MISSING = "Nothing that can be read stands here, and a crime needs it; the row was not kept."
NO_AGE = "This is no age; it was left out."


@dataclass(frozen=True)
class RowFault:
    """One thing wrong with a row. `kept`: the row was kept without it."""

    row: int
    column: str
    sentence: str
    kept: bool = False


@dataclass(frozen=True)
class CrimeRow:
    """One row: a crime against a child, perhaps somebody suspected of it, perhaps what came of it."""

    number: int
    recorded: Recorded
    victim: Victim
    suspect: Profile | None = None
    charged_on: date | None = None
    how: Brought = Brought.CHARGED
    decided: Decided | None = None


@dataclass
class Read:
    """What a file holds. `children` are the numbers of the children that rows name, those that cannot be kept too."""

    total: int
    rows: list[CrimeRow] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    cells: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    children: dict[int, str] = field(default_factory=dict)


def read_crimes(raw: bytes, mapping: Mapping, today: date) -> Read:
    """Every row that can be read, in the order of the file. Raises Unreadable for what is no table."""
    book = read_book(raw)
    table = find_table(book, mapping.headings(), mapping.sheet)
    columns = columns_of(table, mapping)
    found = Read(len(table.rows))
    for row in table.rows:
        found.cells[row.number] = as_sent(table, row)
        cells = Cells(table, mapping, row, book, today, columns)
        found.children[row.number] = str(cells.value("child_reference") or "")
        wanting = [name for name in mapping.facts.needed if cells.value(name) is None]
        found.faults += [RowFault(row.number, _heading(mapping, name), MISSING) for name in wanting]
        if not wanting:
            found.rows.append(_row(row.number, cells))
    for fault in book.faults:
        kept = fault.level is Level.WARNING
        found.faults.append(RowFault(fault.place.row or 0, fault.place.column or "", fault.sentence, kept))
    return found


def _heading(mapping: Mapping, name: str) -> str:
    return mapping.columns.get(name, ("",))[0]


def _text(cells: Cells, name: str) -> str:
    return str(cells.value(name) or "")


def _row(number: int, cells: Cells) -> CrimeRow:
    recorded = Recorded(
        police_reference=_text(cells, "police_reference"),
        reported_on=_day(cells, "reported_on") or date.min,
        offence=_text(cells, "offence"),
        location=Location(_text(cells, "location")) if cells.value("location") else "",
        investigation=_text(cells, "investigation"),
    )
    how = cells.value("how")
    return CrimeRow(
        number,
        recorded,
        _victim(cells),
        _suspect(cells),
        _day(cells, "charged_on"),
        Brought(str(how)) if how else Brought.CHARGED,
        _decided(cells, recorded),
    )


def _day(cells: Cells, name: str) -> date | None:
    found = cells.value(name)
    return found if isinstance(found, date) else None


def _victim(cells: Cells) -> Victim:
    born: Any = cells.value("born")
    return Victim(
        reference=_text(cells, "child_reference"),
        given=_text(cells, "child_given"),
        surname=_text(cells, "child_family"),
        born=Born(born.year, born.month, born.day) if born else UNKNOWN,
        sex=Sex(_text(cells, "sex") or Sex.UNKNOWN),
    )


def _suspect(cells: Cells) -> Profile | None:
    """Somebody suspected, where the row gives their number."""
    number = _text(cells, "suspect_reference")
    if not number:
        return None
    age = _text(cells, "suspect_age")
    if age and not (age.isdecimal() and int(age) <= 120):
        cells.warn("suspect_age", NO_AGE, age)
        age = ""
    employment, taxi = _text(cells, "suspect_employment"), cells.value("suspect_taxi")
    return Profile(
        police_reference=number,
        called=_text(cells, "suspect_name"),
        sex=Sex(_text(cells, "suspect_sex") or Sex.UNKNOWN),
        age=int(age) if age else None,
        employment=Employment(employment) if employment else "",
        taxi_driver=taxi if isinstance(taxi, bool) else None,
    )


def _decided(cells: Cells, recorded: Recorded) -> Decided | None:
    """What came of it, where the row gives a type; its day is the day reported where none is given."""
    outcome, why = _text(cells, "outcome"), _text(cells, "why")
    if not outcome:
        return None
    return Decided(
        outcome=Outcome(int(outcome)),
        decided_on=_day(cells, "outcome_on") or recorded.reported_on,
        why=Why(why) if why else "",
        support=_text(cells, "support"),
    )
