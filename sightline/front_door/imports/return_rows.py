"""What the rows of every table of a return have in common: their columns, their child, what can be wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from sightline.core.files.cells import Cells, columns_of
from sightline.core.files.dates import PartialDate
from sightline.core.files.facts import Facts
from sightline.core.files.faults import Unreadable
from sightline.core.files.mapping import Mapping, suggest
from sightline.core.files.tables import Book, find_table
from sightline.front_door.imports.persons import Person
from sightline.people.actions.parts import NewName
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.naming.identifiers import LOCAL, NHS, UPN
from sightline.people.naming.text import cleaned
from sightline.people.states import Ethnicity

NOBODY = "This row does not say by number, nor by name and date of birth, which child it is; it was not kept."
NO_START = "The first day cannot be read; the row was not kept."
BACKWARDS = "The last day is before the first; the row was not kept."
FUTURE = "This day is still to come; the row was not kept."
OVERLAPS = "These days overlap others that this table gives the same child; both were kept."
TWICE = "This row is given twice; it was kept once."


def headings_known(facts: Facts) -> list[str]:
    """Every heading under which one of these facts is found."""
    return [heading for field in facts.fields().values() for heading in field.headings]


def rows_of(book: Book, facts: Facts, needed: tuple[str, ...], today: date) -> Iterator[Cells]:
    """Each row of the table that holds most of these facts. Raises Unreadable without a column for what is needed."""
    table = find_table(book, headings_known(facts))
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


def mapping_of(book: Book, facts: Facts) -> Mapping:
    """Which headings of the table are read as which fact."""
    return suggest(find_table(book, headings_known(facts)).headings, facts)


def person_of(cells: Cells) -> Person:
    """The child of a row."""
    reference = cells.shown("local_id") or ""
    numbers = ((LOCAL, reference), (NHS, cells.value("nhs_number")), (UPN, cells.value("upn")))
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
        identifiers=tuple((kind, str(each)) for kind, each in numbers if each),
    )
