"""That a file was brought in, what came of it, and what was wrong with it."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.files.faults import Fault, Level, shown
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.imports.tally import Kept, Outcome
from sightline.front_door.models import ColumnMapping, Import, ImportFault, ImportResult, Upload
from sightline.front_door.permissions import may_bring_in


@action("front_door.file_uploaded")
def keep_upload(*, name: str, kind: str, content: bytes, by: Viewer, at: datetime) -> Upload:
    """Keep a file until it is brought in or given up. Only its sender sees it."""
    may_bring_in(by).demand()
    made = Upload(name=shown(name)[:255], kind=kind, content=content, sent_by_id=by.person_id, sent_at=at)
    made.save(force_insert=True)
    return made


@action("front_door.upload_dropped")
def drop_upload(*, upload: Upload, by: Viewer, at: datetime) -> None:
    """Let go of a file sent, once it is brought in or given up."""
    upload.delete()


@action("front_door.import_begun")
def begin_import(
    *,
    kind: str,
    file_name: str,
    file_hash: str,
    file_size: int,
    system: str,
    controller_id: UUID,
    by: Viewer,
    at: datetime,
    mapping: ColumnMapping | None = None,
    mapping_fingerprint: str = "",
    staff_id: UUID | None = None,
) -> Import:
    """Put on record that a file is being brought in, before anything of it is kept."""
    may_bring_in(by).demand()
    made = Import(
        kind=kind,
        file_name=shown(file_name)[:255],
        file_hash=file_hash,
        file_size=file_size,
        their_system=system,
        mapping=mapping,
        mapping_fingerprint=mapping_fingerprint,
        controller_id=controller_id,
        retention_class=Import.RETENTION,
        by_id=staff_id or by.staff_id,
        at=at,
    )
    made.save(force_insert=True)
    return made


@action("front_door.import_ended")
def end_import(
    *, of: Import, outcome: Outcome, kept: Kept, by: Viewer, at: datetime, unreadable: str = ""
) -> tuple[Import, ImportResult]:
    """Put on record what came of it, with each fault at its place behind the wall of the child it is about."""
    result = ImportResult(
        of_import=of,
        counts=outcome.counts,
        warnings=outcome.warnings,
        errors=outcome.errors,
        unreadable=unreadable,
        retention_class=ImportResult.RETENTION,
        controller_id=of.controller_id,
        by_id=of.by_id,
        at=at,
    )
    result.save(force_insert=True)
    listed = enumerate(outcome.faults, start=1)
    _insert([_fault_row(of, number, fault, kept, at) for number, fault in listed])
    return of, result


def _fault_row(of: Import, number: int, fault: Fault, kept: Kept, at: datetime) -> ImportFault:
    line = (fault.place.sheet, fault.place.row or 0)
    given = kept.not_kept.get(line, []) if fault.level is Level.ERROR else []
    about = kept.about(fault.place)
    return ImportFault(
        of_import=of,
        number=number,
        level=str(fault.level),
        place=fault.place.words()[:400],
        sentence=fault.sentence,
        value="" if fault.value is None else shown(fault.value),
        about=about,
        row=(fault.place.row or 0) if given else 0,
        cells=given,
        retention_class=ImportFault.RETENTION if about else ImportFault.NAMING_NOBODY,
        controller_id=of.controller_id,
        by_id=of.by_id,
        at=at,
    )
