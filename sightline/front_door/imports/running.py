"""Bringing in a whole file: read it, keep it in parts, put on record what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from sightline.access.models import Agency
from sightline.access.viewer import viewing
from sightline.core.files.faults import Faults
from sightline.core.files.mending import rows_not_kept
from sightline.front_door.actions.importing import begin_import, end_import
from sightline.front_door.imports.batches import Batch, File, Found, Reader, Tick
from sightline.front_door.imports.house import council, importer
from sightline.front_door.imports.tally import Kept, Outcome
from sightline.front_door.imports.unnamed import as_may_be_kept
from sightline.front_door.models import Import
from sightline.front_door.queries.imports import named_in

__all__ = ["PART", "File", "Tick", "bring_in", "importer", "silent"]
PART = 500
REFUSED = "The database refused this entry; it was not kept."


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


class _Run:
    def __init__(self, file: File, at: datetime, tick: Tick) -> None:
        self.file, self.at, self.tick = file, at, tick

    def whole(self) -> Outcome:
        agency = council(self.at)
        found = Reader(self.file, agency, self.at, self.tick).read()
        self.kept, faults = Kept(kinds=found.kinds), found.faults
        self.by = importer()
        with viewing(self.by):
            self.made = self._begin(agency)
        whole, done = sum(len(batch.entries) for batch in found.batches), 0
        for batch in found.batches:
            for part in _parts(batch.entries, PART):
                self._keep_part(part, batch, faults)
                done += len(part)
                self.tick("Keeping", done, whole)
        faults.add(self.kept.faults)
        outcome = Outcome(self.kept.counts(), faults, self.made.pk)
        with viewing(self.by):
            self._look_up_not_kept(found)
            end_import(of=self.made, outcome=outcome, kept=self.kept, by=self.by, at=self.at)
        return outcome

    def _look_up_not_kept(self, found: Found) -> None:
        """Rows of which nothing was kept, as they were sent, behind the walls of whoever they name by number."""
        for book, mapping in found.tables:
            rows = as_may_be_kept(rows_not_kept(book, mapping, found.faults), mapping)
            self.kept.not_kept |= rows
            for (sheet, number), about in named_in(rows, mapping, self.made.controller_id).items():
                self.kept.place([number], about, sheet)

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

    def _keep_part(self, part: Sequence[Any], batch: Batch, faults: Faults) -> None:
        """Keep a part in one transaction; where the database refuses it, each entry in its own."""
        try:
            with viewing(self.by):
                self.kept.add(batch.keep(self.made, part, self.by))
        except DatabaseError as problem:
            if len(part) == 1:
                faults.error(part[0].place, REFUSED, type(problem).__name__)
            else:
                for entry in part:
                    self._keep_part([entry], batch, faults)


def _parts(entries: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]
