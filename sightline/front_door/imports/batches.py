"""What a file gives, ready to be kept: its entries by the action that keeps them, whatever the kind of file."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from sightline.access.models import Agency, Area
from sightline.access.viewer import Viewer, system_viewer
from sightline.core.clock import london
from sightline.core.files.faults import Faults, Unreadable
from sightline.core.files.mapping import MAIN_SYSTEM, Mapping
from sightline.core.files.reading import read_book
from sightline.core.files.tables import Book
from sightline.front_door.actions.importing import (
    import_children,
    import_contacts,
    import_facts,
    import_in_care,
    import_listed_referrals,
    import_returned,
    import_returned_children,
)
from sightline.front_door.actions.importing.returns import EPISODES
from sightline.front_door.imports.census import read_census
from sightline.front_door.imports.contact_reader import read_contacts
from sightline.front_door.imports.contact_rows import Into
from sightline.front_door.imports.house import front_door_team
from sightline.front_door.imports.list_reader import KeptAs, ListRead, read_lists
from sightline.front_door.imports.return_reader import FACTS, TABLES
from sightline.front_door.imports.return_rows import mapping_of
from sightline.front_door.imports.tally import KINDS, Kept
from sightline.front_door.models import ColumnMapping, Import, ReturnTable
from sightline.front_door.models.imports import FileKind
from sightline.front_door.queries import taking_team

Tick = Callable[[str, int, int], None]
Keep = Callable[[Import, Sequence[Any], Viewer], Kept]
INTO: dict[str, Callable[..., tuple[Import, Kept]]] = {
    FileKind.MISSING: import_returned,
    FileKind.CHILDREN: import_returned_children,
    FileKind.EPISODES: import_facts,
}
COUNTED: dict[str, tuple[str, ...]] = {
    FileKind.MISSING: EPISODES,
    FileKind.CHILDREN: (),
    FileKind.EPISODES: (ReturnTable.EPISODES,),
}


@dataclass(frozen=True)
class File:
    """A file to be brought in, and how."""

    name: str
    raw: bytes
    kind: FileKind
    mapping: Mapping | None = None
    saved: ColumnMapping | None = None
    staff_id: UUID | None = None  # who sent it; None for the command

    def system(self) -> str:
        return self.mapping.system if self.mapping else MAIN_SYSTEM


@dataclass(frozen=True)
class Batch:
    """Entries of one kind. What keeps them is given the import, a part of them, and who keeps it."""

    entries: Sequence[Any]
    keep: Keep


@dataclass
class Found:
    """What a file gives. `tables` are those of which rows can be mended."""

    faults: Faults
    kinds: tuple[str, ...] = KINDS
    batches: list[Batch] = field(default_factory=list)
    tables: list[tuple[Book, Mapping]] = field(default_factory=list)


@dataclass(frozen=True)
class Reader:
    """Reads one file for one council. Raises Unreadable where nothing of it can be read."""

    file: File
    agency: Agency
    at: datetime
    tick: Tick

    def read(self) -> Found:
        if self.file.kind == FileKind.CENSUS:
            return self._census()
        self.tick("Reading", 0, 0)
        book = read_book(self.file.raw)
        if self.file.kind == FileKind.ANNEX_A:
            return self._lists(book)
        if self.file.kind != FileKind.CONTACTS:
            return self._table(book)
        if self.file.mapping is None:
            raise Unreadable("A file of contacts needs a mapping.")
        found = Found(book.faults)
        contacts = read_contacts(book, self.file.mapping, london(self.at).date())
        found.batches.append(Batch(contacts, self._keeping_contacts(self.file.mapping)))
        found.tables.append((book, self.file.mapping))
        return found

    def _keeping_contacts(self, mapping: Mapping) -> Keep:
        team = front_door_team(self.agency, self.at)
        shift = taking_team(system_viewer("import"), self.at, agency_id=self.agency.pk)
        into = Into.through(
            mapping,
            controller_id=self.agency.pk,
            team_id=team.pk,
            area_id=self._area(),
            new_team_id=shift.pk if shift and shift.agency_id == self.agency.pk else None,
        )

        def keep(of: Import, part: Sequence[Any], by: Viewer) -> Kept:
            return import_contacts(of=of, contacts=part, into=into, by=by, at=self.at)[1]

        return keep

    def _lists(self, book: Book) -> Found:
        """Every inspection list of the file, each counted by itself."""
        lists = read_lists(book, london(self.at).date())
        kinds = tuple(kind for each in lists for kind in each.counts())
        found = Found(book.faults, tuple(dict.fromkeys(kinds)))
        for each in lists:
            found.batches.append(Batch(each.entries, self._keeping_list(each)))
            found.tables.append((each.book, each.mapping))
        return found

    def _keeping_list(self, each: ListRead) -> Keep:
        if each.kept_as == KeptAs.CONTACTS:
            return self._keeping_contacts(each.mapping)
        if each.kept_as == KeptAs.IN_CARE:
            return self._keep_care
        bring = import_listed_referrals if each.kept_as == KeptAs.REFERRALS else import_facts
        return self._keeping(bring)

    def _keep_care(self, of: Import, part: Sequence[Any], by: Viewer) -> Kept:
        """What list 8 says of missing episodes, and of the time in care. Of the child, it is told once what differs."""
        kept = self._keeping(import_in_care)(of, part, by)
        facts = [row.fact for row in part if row.fact]
        if facts:
            more = self._keeping(import_facts)(of, facts, by)
            more.faults = Faults()
            kept.add(more)
        return kept

    def _census(self) -> Found:
        found, size = Found(Faults()), len(self.file.raw)
        census = read_census(
            io.BytesIO(self.file.raw),
            london(self.at).date(),
            found.faults,
            lambda done: self.tick("Reading", done, size),
        )
        bring = partial(import_children, header=census.header, area_id=self._area(), at=self.at)
        found.batches.append(
            Batch(census.children, lambda of, part, by: bring(of=of, children=part, by=by)[1])
        )
        return found

    def _table(self, book: Book) -> Found:
        """A table of a return, whose headings are known."""
        kind = self.file.kind
        found = Found(book.faults, COUNTED[kind])
        entries = TABLES[kind](book, london(self.at).date())
        found.batches.append(Batch(entries, self._keeping(INTO[kind])))
        found.tables.append((book, mapping_of(replace(book, faults=Faults()), FACTS[kind])))
        return found

    def _keeping(self, bring: Callable[..., tuple[Import, Kept]]) -> Keep:
        where = partial(bring, area_id=self._area(), at=self.at)
        return lambda of, part, by: where(of=of, rows=part, by=by)[1]

    def _area(self) -> UUID | None:
        area = Area.objects.filter(closed_on=None).order_by("name").first()
        return area.pk if area else None
