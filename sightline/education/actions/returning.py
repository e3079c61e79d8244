"""Returning a pupil as it arises, putting a return right, and returning nil (SC-01, SC-02, SC-04, SC-07)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.events import emit
from sightline.core.leave import Refused, unless
from sightline.core.turns import wait_turn
from sightline.core.versions import next_number, shown_of
from sightline.education import years
from sightline.education.actions.hand import NOT_FOUND, _by_whom, _own_pupil, _own_setting
from sightline.education.given import Noted
from sightline.education.models import NilReturn, PupilReturn, ReturnFile, Setting
from sightline.education.permissions import may_return
from sightline.education.queries.returns import last_entry, nil_of, seen, standing
from sightline.people.actions import NewName, Particulars, create_source_record, write_chronology
from sightline.people.models import SourceRecord
from sightline.people.naming.births import UNKNOWN, Born

ACUTE = "education.acute_worry_returned"
SAY_WHY = "Say what has changed, or what was wrong."
HAS_PUPILS = (
    "Pupils are returned for that year, so it is no nil return. Take them back first if they are wrong."
)
NIL_ALREADY = "A nil return of that year is on record already."
OTHER_YEAR = "That day lies in another academic year. Record the pupil for that year as a new entry."
TAKEN_BACK = "This return has been taken back already."
NO_NIL = "There is no nil return of that year to take back."


@action("education.pupil_returned")
def return_new_pupil(
    *,
    search: str,
    names: list[NewName],
    born: Born = UNKNOWN,
    particulars: Particulars,
    noted: Noted,
    by: Viewer,
    at: datetime,
    identifiers: list[tuple[str, str]] | None = None,
    key: UUID | None = None,
    file: ReturnFile | None = None,
) -> PupilReturn:
    """A pupil the setting has not recorded before, with its first entry. `search` is the slip of the search before."""
    setting = _own_setting(by, at)
    before: PupilReturn | None = _before(key, by)
    if before:
        return before
    noted.stands(on=london(at).date()).demand()
    record = create_source_record(
        agency=setting.agency,
        search=search,
        names=names,
        born=born,
        particulars=particulars,
        identifiers=identifiers or [],
        by=by,
        at=at,
    )
    return _keep(setting, record, noted, number=1, key=key, file=file, by=by, at=at)


@action("education.pupil_returned")
def return_pupil(
    *,
    record_id: UUID,
    noted: Noted,
    by: Viewer,
    at: datetime,
    seen_number: int = 0,
    why: str = "",
    key: UUID | None = None,
    file: ReturnFile | None = None,
) -> PupilReturn:
    """An entry about a pupil the setting has recorded before; a further one in a year says what changed.

    `seen_number` is the entry the writer last saw of that year; a newer one raises Conflict.
    """
    setting = _own_setting(by, at)
    wait_turn(record_id)
    before = _before(key, by)
    if before:
        return before
    record = _own_pupil(setting, record_id)
    noted.stands(on=london(at).date()).demand()
    year = years.year_of(noted.noticed_on)
    years.is_asked(year, on=london(at).date()).demand()
    last = last_entry(setting, record_id, year)
    number = next_number(last, seen=seen_number, saved=shown_of(last, Noted.__dataclass_fields__))
    unless(last is not None and not why.strip(), SAY_WHY).demand()
    return _keep(setting, record, noted, number=number, why=why, key=key, by=by, at=at)


@action("education.return_corrected")
def correct_return(
    *,
    return_id: UUID,
    noted: Noted,
    seen_number: int,
    why: str,
    by: Viewer,
    at: datetime,
    key: UUID | None = None,
    file: ReturnFile | None = None,
) -> PupilReturn:
    """Put an entry right by a further one of the same year (SC-02)."""
    found = _held(return_id, by, at)
    before = _before(key, by)
    if before:
        return before
    noted.stands(on=london(at).date()).demand()
    year = years.year_of(noted.noticed_on)
    unless(year != found.academic_year, OTHER_YEAR).demand()
    last = last_entry(found.setting, found.record_id, year) or found
    number = next_number(last, seen=seen_number, saved=shown_of(last, Noted.__dataclass_fields__))
    unless(not why.strip(), SAY_WHY).demand()
    return _keep(found.setting, found.record, noted, number=number, why=why, key=key, file=file, by=by, at=at)


@action("education.return_taken_back")
def take_back_return(*, return_id: UUID, seen_number: int, why: str, by: Viewer, at: datetime) -> PupilReturn:
    """The pupil ought not to have been returned in that year; what was said stays on record."""
    found = _held(return_id, by, at)
    last = last_entry(found.setting, found.record_id, found.academic_year) or found
    same = shown_of(last, Noted.__dataclass_fields__)
    number = next_number(last, seen=seen_number, saved=same)
    unless(not why.strip(), SAY_WHY).demand()
    unless(last.withdrawn, TAKEN_BACK).demand()
    made = PupilReturn(**same, **_whose(found.setting, found.record, found.academic_year, by, at))
    made.number, made.withdrawn, made.why = number, True, why.strip()
    made.save(force_insert=True)
    _tell(made, "Taken back", by=by, at=at)
    return made


@action("education.nil_returned")
def return_nil(*, year: int, nil: bool = True, by: Viewer, at: datetime) -> NilReturn:
    """No pupil to return for a year; or a nil return that no longer holds."""
    setting = _own_setting(by, at)
    years.is_asked(year, on=london(at).date()).demand()
    wait_turn(setting.pk)
    last = nil_of(setting, year)
    stands = bool(last and last.nil)
    unless(nil and standing(by, year).filter(setting=setting).exists(), HAS_PUPILS).demand()
    unless(nil and stands, NIL_ALREADY).demand()
    unless(not nil and not stands, NO_NIL).demand()
    made = NilReturn(
        academic_year=year,
        number=last.number + 1 if last else 1,
        nil=nil,
        **_by_whom(setting, NilReturn, by, at),
    )
    made.save(force_insert=True)
    return made


def _held(return_id: UUID, by: Viewer, at: datetime) -> PupilReturn:
    """An entry of one's own setting, held until the transaction ends."""
    found: PupilReturn | None = seen(by).filter(pk=return_id).first()
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    wait_turn(found.record_id)
    may_return(by, found.setting).demand()
    _own_setting(by, at)
    return found


def _before(key: UUID | None, by: Viewer) -> PupilReturn | None:
    """What the same page saved already."""
    found: PupilReturn | None = seen(by).filter(pk=key).first() if key else None
    return found


def _whose(setting: Setting, record: SourceRecord, year: int, by: Viewer, at: datetime) -> dict[str, Any]:
    whose = _by_whom(setting, PupilReturn, by, at)
    return whose | {"record": record, "academic_year": year, "about": [record.pk]}


def _keep(
    setting: Setting,
    record: SourceRecord,
    noted: Noted,
    *,
    number: int,
    by: Viewer,
    at: datetime,
    why: str = "",
    key: UUID | None = None,
    file: ReturnFile | None = None,
) -> PupilReturn:
    year = years.year_of(noted.noticed_on)
    years.is_asked(year, on=london(at).date()).demand()
    made = PupilReturn(**noted.columns(), **_whose(setting, record, year, by, at))
    made.pk, made.number, made.why, made.file = key or uuid4(), number, why.strip(), file
    made.age = _age(record, noted.noticed_on, noted.age)
    made.save(force_insert=True)
    _tell(made, "Returned" if number == 1 else "Return put right", by=by, at=at)
    if made.acute:
        emit(ACUTE, subject_id=made.pk, at=at, about=made.about)
    return made


def _age(record: SourceRecord, on: date, said: int | None) -> int | None:
    """Whole years by the date of birth where it is held, else as the setting said."""
    born = record.born_on
    if born is None:
        return said
    return max(0, on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def _tell(made: PupilReturn, what: str, *, by: Viewer, at: datetime) -> None:
    """A line on the pupil's chronology: that there is a return, and of which year; not what it says."""
    year = years.in_words(made.academic_year)
    write_chronology(
        about=[made.record_id],
        happened_at=at,
        kind="education.pupil_returned",
        title=f"{what} by {made.setting.agency.name} ({year})",
        reference_id=made.pk,
        controller_id=made.controller_id,
        by=by,
        at=at,
    )
