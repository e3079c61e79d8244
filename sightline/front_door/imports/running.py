"""Bringing in a whole file: read it, keep it in parts, put on record what came of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from sightline.access.actions.agencies import add_agency
from sightline.access.actions.teams import add_team
from sightline.access.models import Agency, Area, Team, Wall
from sightline.access.states import AgencyKind, TeamKind
from sightline.access.viewer import Viewer, system_viewer, viewing
from sightline.core.clock import london
from sightline.core.files.faults import Faults, Unreadable
from sightline.core.files.mapping import MAIN_SYSTEM, Mapping
from sightline.core.files.mending import rows_not_kept
from sightline.core.files.reading import read_book
from sightline.core.files.tables import Book
from sightline.front_door.actions.importing import (
    begin_import,
    end_import,
    import_children,
    import_contacts,
    import_in_care,
    import_returned,
    import_returned_children,
)
from sightline.front_door.actions.importing.returns import CARE, EPISODES
from sightline.front_door.imports.census import read_census
from sightline.front_door.imports.census_records import Census, Child
from sightline.front_door.imports.contact_reader import read_contacts
from sightline.front_door.imports.contact_records import ContactGiven
from sightline.front_door.imports.contact_rows import Into
from sightline.front_door.imports.return_reader import TABLES, CareGiven, ChildRow, EpisodeGiven
from sightline.front_door.imports.tally import KINDS, Kept, Outcome
from sightline.front_door.imports.unnamed import without_teller
from sightline.front_door.models import ColumnMapping, Import
from sightline.front_door.models.imports import FileKind
from sightline.front_door.queries import taking_team
from sightline.front_door.queries.imports import named_in

PART = 500
CAPABILITIES = ("people.match_references",)
REFUSED = "The database refused this entry; it was not kept."
FIRST_COUNCIL, FIRST_TEAM = "The council", "Front door"
Entry = ContactGiven | Child | EpisodeGiven | CareGiven | ChildRow
INTO: dict[str, Callable[..., tuple[Import, Kept]]] = {
    FileKind.MISSING: import_returned,
    FileKind.ANNEX_A: import_in_care,
    FileKind.CHILDREN: import_returned_children,
}
COUNTED: dict[str, tuple[str, ...]] = {
    FileKind.MISSING: EPISODES,
    FileKind.ANNEX_A: CARE,
    FileKind.CHILDREN: (),
}
Tick = Callable[[str, int, int], None]


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


class DryRun(Exception):
    """Undoes a dry run; never leaves this module."""


def silent(_stage: str, _done: int, _all: int) -> None:
    """No progress to be shown."""


def bring_in(file: File, *, at: datetime, dry_run: bool = False, tick: Tick = silent) -> Outcome:
    """Read the file and keep what can be kept; a dry run does the same and leaves nothing behind.

    Raises Unreadable where nothing of the file can be read.
    """
    if not dry_run:
        return _Run(file, at, tick).whole()
    found: list[Outcome] = []
    try:
        with transaction.atomic():
            found.append(_Run(file, at, tick).whole())
            raise DryRun
    except DryRun:
        return Outcome(found[0].counts, found[0].faults)


def council(at: datetime) -> Agency:
    """The council whose files these are; on a new installation the first file sets it up, to be renamed later."""
    found = Agency.objects.filter(kind=AgencyKind.COUNCIL, left_on=None).order_by("name").first()
    if found is not None:
        return found
    by = system_viewer("import", capabilities=["access.administer"])
    with viewing(by):
        return add_agency(
            name=FIRST_COUNCIL,
            kind=AgencyKind.COUNCIL,
            email="",
            phone="",
            named_manager_id=None,
            by=by,
            at=at,
        )


def front_door_team(agency: Agency, at: datetime) -> Team:
    """The team that contacts come to; set up with the council where there is none."""
    found = Team.objects.filter(agency=agency, kind=TeamKind.FRONT_DOOR, closed_on=None).order_by("name")
    team = found.first()
    if team is not None:
        return team
    by = system_viewer("import", capabilities=["access.administer"])
    with viewing(by):
        return add_team(
            agency_id=agency.pk, name=FIRST_TEAM, kind=TeamKind.FRONT_DOOR, email="", by=by, at=at
        )


def importer(purpose: str = "import") -> Viewer:
    """The system at this work stands inside every wall, so that a row about a restricted child lands behind it."""
    with viewing(system_viewer(purpose, capabilities=["people.restrict"])):
        walls = list(Wall.objects.filter(lifted_at=None).values_list("pk", flat=True))
    return system_viewer(purpose, walls=walls, capabilities=CAPABILITIES)


class _Run:
    def __init__(self, file: File, at: datetime, tick: Tick) -> None:
        self.file, self.at, self.tick = file, at, tick
        self.today = london(at).date()
        self.kept = Kept(kinds=COUNTED.get(file.kind, KINDS))
        self.book: Book | None = None

    def whole(self) -> Outcome:
        agency = council(self.at)
        entries: Sequence[Entry]
        if self.file.kind == FileKind.CONTACTS:
            entries, keep, faults = self._contacts(agency)
        elif self.file.kind == FileKind.CENSUS:
            entries, keep, faults = self._census()
        else:
            entries, keep, faults = self._table()
        self.by = importer()
        with viewing(self.by):
            self.made = self._begin(agency)
        for done, part in enumerate(_parts(entries, PART), start=1):
            self._keep_part(part, keep, faults)
            self.tick("Keeping", min(done * PART, len(entries)), len(entries))
        faults.found += self.kept.faults.found
        outcome = Outcome(self.kept.counts(), list(faults), self.made.pk)
        with viewing(self.by):
            self._look_up_not_kept(faults)
            end_import(of=self.made, outcome=outcome, kept=self.kept, by=self.by, at=self.at)
        return outcome

    def _contacts(self, agency: Agency) -> tuple[Sequence[ContactGiven], Callable[..., Kept], Faults]:
        mapping = self.file.mapping
        if mapping is None:
            raise Unreadable("A file of contacts needs a mapping.")
        team, area = (
            front_door_team(agency, self.at),
            Area.objects.filter(closed_on=None).order_by("name").first(),
        )
        self.tick("Reading", 0, 0)
        book = self.book = read_book(self.file.raw)
        contacts = read_contacts(book, mapping, self.today)
        shift = taking_team(system_viewer("import"), self.at, agency_id=agency.pk)
        into = Into.through(
            mapping,
            controller_id=agency.pk,
            team_id=team.pk,
            area_id=area.pk if area else None,
            new_team_id=shift.pk if shift and shift.agency_id == agency.pk else None,
        )

        def keep(part: Sequence[ContactGiven]) -> Kept:
            return import_contacts(of=self.made, contacts=part, into=into, by=self.by, at=self.at)[1]

        return contacts, keep, book.faults

    def _census(self) -> tuple[Sequence[Child], Callable[..., Kept], Faults]:
        faults = Faults()
        size = len(self.file.raw)
        census: Census = read_census(
            io.BytesIO(self.file.raw), self.today, faults, lambda done: self.tick("Reading", done, size)
        )
        area = Area.objects.filter(closed_on=None).order_by("name").first()

        def keep(part: Sequence[Child]) -> Kept:
            return import_children(
                of=self.made,
                children=part,
                header=census.header,
                area_id=area.pk if area else None,
                by=self.by,
                at=self.at,
            )[1]

        return census.children, keep, faults

    def _table(self) -> tuple[Sequence[Entry], Callable[..., Kept], Faults]:
        """A table of a return, whose headings are known."""
        self.tick("Reading", 0, 0)
        book = read_book(self.file.raw)
        area = Area.objects.filter(closed_on=None).order_by("name").first()
        read, bring = TABLES[self.file.kind], INTO[self.file.kind]
        where: dict[str, Any] = {"area_id": area.pk if area else None, "at": self.at}
        return (
            read(book, self.today),
            lambda part: bring(of=self.made, rows=part, by=self.by, **where)[1],
            book.faults,
        )

    def _look_up_not_kept(self, faults: Faults) -> None:
        """Rows of which nothing was kept, as they were sent, behind the walls of whoever they name by number."""
        if self.book is None or self.file.mapping is None:
            return
        rows = without_teller(rows_not_kept(self.book, self.file.mapping, faults), self.file.mapping)
        self.kept.not_kept = rows
        for number, about in named_in(rows, self.file.mapping, self.made.controller_id).items():
            self.kept.place([number], about)

    def _begin(self, agency: Agency) -> Import:
        file = self.file
        return begin_import(
            kind=file.kind,
            file_name=file.name,
            file_hash=hashlib.sha256(file.raw).hexdigest(),
            file_size=len(file.raw),
            system=file.system(),
            controller_id=agency.pk,
            mapping=file.saved,
            mapping_fingerprint=file.mapping.fingerprint() if file.mapping else "",
            staff_id=file.staff_id,
            by=self.by,
            at=self.at,
        )

    def _keep_part(self, part: Sequence[Entry], keep: Callable[..., Kept], faults: Faults) -> None:
        """Keep a part in one transaction; where the database refuses it, each entry in its own."""
        try:
            with viewing(self.by):
                self.kept.add(keep(part))
        except DatabaseError as problem:
            if len(part) == 1:
                faults.error(part[0].place, REFUSED, type(problem).__name__)
            else:
                for entry in part:
                    self._keep_part([entry], keep, faults)


def _parts(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]
