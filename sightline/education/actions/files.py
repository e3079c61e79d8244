"""Bringing in a setting's file of pupils: once, rows that can be kept, and undone as a whole."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.education import years
from sightline.education.actions.hand import _by_whom, _own_setting
from sightline.education.actions.returning import (
    correct_return,
    return_new_pupil,
    return_pupil,
    take_back_return,
)
from sightline.education.file_rows import Fault, PupilRow, read_file
from sightline.education.models import FileFault, PupilReturn, ReturnFile, Setting
from sightline.education.queries.files import entries_of_file, seen_files
from sightline.education.queries.returns import last_entry
from sightline.people.actions import NewName, Particulars, note_own_search
from sightline.people.naming.asked import Asked
from sightline.people.naming.clauses import Group
from sightline.people.queries import own_search

ALREADY = "This file has been brought in already, on {day}. Nothing was kept again."
NOT_SURE = (
    "A pupil like this is on record. Find them and record this one by hand, so that nobody is recorded twice."
)
NOT_FOUND = "There is no such file, or it is not yours to open."
NOTHING_LEFT = "Nothing of this file stands any more."
SAY_WHY = "Say why the file is taken back."
FROM_SYSTEM = "As the school’s or college’s own system now has it"
SURE = (Group.IDENTIFIER, Group.NAME_AND_BIRTH)
ALIKE = (Group.LIKE_NAME_AND_BIRTH, Group.LIKE_NAME_AND_NEAR_BIRTH, Group.PART_NAME_AND_BIRTH)


@dataclass
class Brought:
    """What became of a file."""

    file: ReturnFile
    kept: int = 0
    same: int = 0
    faults: list[Fault] = field(default_factory=list)


@action("education.file_brought_in")
def bring_in(*, name: str, raw: bytes, by: Viewer, at: datetime) -> tuple[ReturnFile, Brought]:
    """Keep every row that can be kept; each of the others is told by row and column. The same file once."""
    setting = _own_setting(by, at)
    wait_turn(setting.pk)
    digest = sha256(raw).hexdigest()
    before: ReturnFile | None = seen_files(by).filter(setting=setting, digest=digest).first()
    if before:
        raise Refused(ALREADY.format(day=f"{before.at:%-d %B %Y}"))
    read = read_file(raw)
    file = ReturnFile(
        name=name[:200], digest=digest, rows=read.total, **_by_whom(setting, ReturnFile, by, at)
    )
    file.save(force_insert=True)
    done = Brought(file, faults=list(read.faults))
    for row in read.rows:
        _one(row, done, setting, by, at)
    done.faults.sort(key=lambda fault: (fault.row, fault.column))
    whose = _by_whom(setting, FileFault, by, at)
    FileFault.objects.bulk_create(FileFault(file=file, **vars(fault), **whose) for fault in done.faults)
    return file, done


def _one(row: PupilRow, done: Brought, setting: Setting, by: Viewer, at: datetime) -> None:
    try:
        made = _kept(row, done.file, setting, by, at)
    except Refused as refused:
        done.faults.append(Fault(row.row, "", refused.sentence[:300]))
        return
    if made is None:
        done.same += 1
    else:
        done.kept += 1


@action("education.row_returned")
def return_row(*, row: PupilRow, by: Viewer, at: datetime) -> PupilReturn | None:
    """One pupil whom the setting's own system returns; None where it says what stands already."""
    setting = _own_setting(by, at)
    wait_turn(setting.pk)
    return _kept(row, None, setting, by, at)


def _kept(
    row: PupilRow, file: ReturnFile | None, setting: Setting, by: Viewer, at: datetime
) -> PupilReturn | None:
    """The entry of one row; None where it says what stands already."""
    asked = Asked(names=f"{row.given} {row.surname}".strip(), born=row.born, identifier=row.upn)
    slip = note_own_search(asked=asked, by=by, at=at)
    found = own_search(by, asked)
    sure = {each.record.pk for each in found if each.group in SURE}
    if len(sure) > 1 or (not sure and any(each.group in ALIKE for each in found)):
        raise Refused(NOT_SURE)
    if sure:
        return _again(sure.pop(), row, file, setting, by=by, at=at)
    return return_new_pupil(
        search=slip,
        names=[NewName(row.given, row.surname)],
        born=row.born,
        particulars=Particulars(row.sex, row.ethnicity),
        identifiers=[("upn", row.upn)] if row.upn else [],
        noted=row.noted,
        file=file,
        by=by,
        at=at,
    )


def _again(
    record_id: UUID, row: PupilRow, file: ReturnFile | None, setting: Setting, *, by: Viewer, at: datetime
) -> PupilReturn | None:
    last = last_entry(setting, record_id, years.year_of(row.noted.noticed_on))
    if last is None:
        return return_pupil(record_id=record_id, noted=row.noted, file=file, by=by, at=at)
    columns = row.noted.columns()
    same = all(getattr(last, name) == value for name, value in columns.items() if name != "age")
    if same and not last.withdrawn:
        return None
    why = f"From the file {file.name}" if file else FROM_SYSTEM
    number = last.number
    return correct_return(
        return_id=last.pk, noted=row.noted, seen_number=number, why=why, file=file, by=by, at=at
    )


@action("education.file_taken_back")
def take_back_file(*, file_id: UUID, why: str, by: Viewer, at: datetime) -> list[PupilReturn]:
    """Every entry of a file that still stands is taken back; what was changed since is left as it is."""
    setting = _own_setting(by, at)
    found = seen_files(by).filter(pk=file_id, setting=setting).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    unless(not why.strip(), SAY_WHY).demand()
    standing: Collection[PupilReturn] = entries_of_file(by, found)
    unless(not standing, NOTHING_LEFT).demand()
    return [
        take_back_return(return_id=each.pk, seen_number=each.number, why=why, by=by, at=at)
        for each in standing
    ]
