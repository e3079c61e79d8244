"""Looking at a file before it is brought in: its columns, and what it would give. Nothing is written or matched."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from sightline.core.files.cells import cell_text
from sightline.core.files.faults import Faults, Level, shown
from sightline.core.files.mapping import Mapping
from sightline.core.files.reading import read_book
from sightline.core.files.tables import Book, Unevaluated, find_table
from sightline.front_door.imports.census import read_census
from sightline.front_door.imports.contact_reader import read_contacts
from sightline.front_door.imports.list_reader import read_lists
from sightline.front_door.imports.return_reader import TABLES
from sightline.front_door.models import ReturnTable
from sightline.front_door.models.imports import FileKind

MOST_COLUMNS = 100
# what a row of a return is counted as
ROWS: dict[str, str] = {
    FileKind.MISSING: "episodes",
    FileKind.EPISODES: ReturnTable.EPISODES,
}


@dataclass(frozen=True)
class Read:
    """What a file would give."""

    counts: dict[str, int]
    faults: Faults

    @property
    def not_kept(self) -> int:
        return self.faults.count(Level.ERROR)


def columns_of_file(raw: bytes) -> tuple[list[str], list[str]]:
    """The headings of a file of contacts, and the first value under each. Raises Unreadable."""
    table = find_table(read_book(raw))
    headings = [heading for heading in table.headings if heading][:MOST_COLUMNS]
    samples = []
    for heading in headings:
        index = table.position(heading)
        cells = (row.cells[index] for row in table.rows if index is not None)
        first = next((cell for cell in cells if cell is not None and not isinstance(cell, Unevaluated)), None)
        samples.append("" if first is None else shown(cell_text(first)))
    return headings, samples


def read_table(raw: bytes, kind: str, today: date) -> Read:
    """A table of a return, whose headings are known. Raises Unreadable."""
    book = read_book(raw)
    if kind == FileKind.ANNEX_A:
        return _read_lists(book, today)
    rows = TABLES[kind](book, today)
    counts = {"children": len({row.person.key() for row in rows})}
    if kind in ROWS:
        counts[ROWS[kind]] = len(rows)
    return Read(counts, book.faults)


def _read_lists(book: Book, today: date) -> Read:
    lists = read_lists(book, today)
    counts = {"children": len(set[object]().union(*(each.children() for each in lists)))}
    for each in lists:
        for kind, number in each.counts().items():
            counts[kind] = counts.get(kind, 0) + number
    return Read(counts, book.faults)


def read_only(raw: bytes, mapping: Mapping | None, today: date) -> Read:
    """A file of contacts where there is a mapping, else a census return. Raises Unreadable."""
    if mapping is None:
        faults = Faults()
        census = read_census(io.BytesIO(raw), today, faults)
        referrals = sum(len(child.referrals) for child in census.children)
        return Read({"children": len(census.children), "referrals": referrals}, faults)
    book = read_book(raw)
    contacts = read_contacts(book, mapping, today)
    children = {child for contact in contacts for child in contact.children}
    return Read({"contacts": len(contacts), "children": len(children)}, book.faults)
