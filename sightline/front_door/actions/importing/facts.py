"""What tables of returns say of a child: kept once beside everything else, with lines of the chronology."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.front_door.actions.importing.people import _imported, _numbered
from sightline.front_door.actions.importing.returns import _people
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.imports.contact_rows import chronology_lines, moment_of
from sightline.front_door.imports.fact_reader import FactGiven
from sightline.front_door.imports.fact_tables import FactTable
from sightline.front_door.imports.tally import Kept
from sightline.front_door.models import Import, Imported, ReturnFact
from sightline.front_door.models.imports import ImportedKind
from sightline.people.models import ChronologyLine

LINE = "front_door.return_said"
Told = tuple[UUID, date | None, str, str]


@action("front_door.facts_imported")
def import_facts(
    *, of: Import, rows: Sequence[FactGiven], area_id: UUID | None, by: Viewer, at: datetime
) -> tuple[Import, Kept]:
    """Rows of one table that no file said yet. A line of the chronology stands once, whichever row says it."""
    table = rows[0].table
    kept = Kept(kinds=(table.table,))
    people = _people(rows, kept, of=of, area_id=area_id, by=by, at=at)
    before = list(ReturnFact.objects.filter(source_record_id__in=set(people.ids), table=table.table))
    held = {(row.source_record_id, row.fingerprint) for row in before}
    new = []
    for one, pk in zip(rows, people.ids, strict=True):
        if (pk, one.fingerprint) in held:
            kept.matched(table.table, 1)
            continue
        held.add((pk, one.fingerprint))
        new.append(_fact(one, pk, of=of, by=by, at=at))
    _insert(new)
    _insert(list(_lines(table, before, new, by, at)))
    _insert(_numbered([_entry(of, row, by, at) for row in new]))
    kept.created(table.table, len(new))
    return of, kept


def _fact(given: FactGiven, record_id: UUID, *, of: Import, by: Viewer, at: datetime) -> ReturnFact:
    return ReturnFact(
        id=uuid4(),
        of_import=of,
        source_record_id=record_id,
        table=given.table.table,
        began_on=given.began_on,
        ended_on=given.ended_on,
        said=given.said,
        fingerprint=given.fingerprint,
        about=[record_id],
        controller_id=of.controller_id,
        retention_class=ReturnFact.RETENTION,
        by_id=by.staff_id,
        at=at,
    )


def _lines(
    table: FactTable, before: list[ReturnFact], new: list[ReturnFact], by: Viewer, at: datetime
) -> Iterator[ChronologyLine]:
    told = {each for row in before for each in _told(table, row)}
    for row in new:
        for each in _told(table, row):
            if each in told:
                continue
            told.add(each)
            _, day, title, words = each
            yield from chronology_lines(
                row.about,
                kind=LINE,
                happened_at=moment_of(day) if day else at,
                title=title,
                words=words,
                reference_id=row.pk,
                controller_id=row.controller_id,
                by=by,
                at=at,
            )


def _told(table: FactTable, row: ReturnFact) -> Iterator[Told]:
    for day, title, words in table.lines_of(row.began_on, row.ended_on, row.said):
        yield row.source_record_id, day, title, words


def _entry(of: Import, row: ReturnFact, by: Viewer, at: datetime) -> Imported:
    """So that the file can be taken back."""
    return _imported(of, ImportedKind.FACT, f"row:{row.pk}", subject_id=row.pk, about=row.about, by=by, at=at)
