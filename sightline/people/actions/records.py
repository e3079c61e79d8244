"""Adding a person, after a search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.people.actions.amending import law
from sightline.people.actions.keys import refresh_keys
from sightline.people.actions.searching import searched_first
from sightline.people.models import Identifier, Name, SourceRecord
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.naming.identifiers import check_identifier
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_add
from sightline.people.states import BirthCertainty, NameKind, Sex


@dataclass(frozen=True, slots=True)
class NewName:
    """A name as given, before it is kept."""

    given: str = ""
    surname: str = ""
    middle: str = ""
    kind: str = NameKind.LEGAL
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What else an agency gave of a person, as far as it did."""

    sex: str = Sex.UNKNOWN
    ethnicity: str = ""
    birth_certainty: str = BirthCertainty.GIVEN
    died_on: date | None = None


NONE_GIVEN = Particulars()


@action("people.source_record_created")
def create_source_record(
    *,
    agency: Agency,
    search: str,
    by: Viewer,
    at: datetime,
    reference: str = "",
    names: Iterable[NewName] = (),
    born: Born = UNKNOWN,
    particulars: Particulars = NONE_GIVEN,
    area_id: UUID | None = None,
    identifiers: Iterable[tuple[str, str]] = (),
) -> SourceRecord:
    """Keep a person as this agency gives them. `search` is the slip that `note_search` gave.

    Nothing here joins the record to another: `possible_matches` proposes, a person confirms.
    """
    may_add(by).demand()
    searched_first(search, by=by, at=at).demand()
    record = _new_record(agency, born, particulars, by, at)
    record.reference = cleaned(reference, 40)
    record.area_id = area_id or record.area_id
    record.save(force_insert=True)
    kept = [new_name(record, name, by, at) for name in names]
    Name.objects.bulk_create([name for name in kept if name])
    held = [new_identifier(record, kind, value, by, at) for kind, value in dict.fromkeys(identifiers)]
    Identifier.objects.bulk_create({each.value + each.kind: each for each in held if each}.values())
    refresh_keys(record.pk)
    return record


def _new_record(agency: Agency, born: Born, also: Particulars, by: Viewer, at: datetime) -> SourceRecord:
    pk = uuid4()
    return SourceRecord(
        pk=pk,
        agency=agency,
        area_id=next(iter(by.area_ids), None),
        sex=also.sex,
        born_year=born.year,
        born_month=born.month,
        born_day=born.day,
        birth_certainty=also.birth_certainty,
        died_on=also.died_on,
        ethnicity=also.ethnicity,
        about=[pk],
        **law(agency.pk, by, at, SourceRecord.RETENTION),
    )


def new_name(record: SourceRecord, new: NewName, by: Viewer, at: datetime) -> Name | None:
    """A name row, unsaved; None where there is nothing of a name in it."""
    given, middle, surname = cleaned(new.given), cleaned(new.middle), cleaned(new.surname)
    if not given and not surname:
        given, middle = middle, ""
    if not given and not surname:
        return None
    return Name(
        record=record,
        kind=new.kind,
        given=given,
        middle=middle,
        surname=surname,
        from_on=new.from_on,
        to_on=new.to_on,
        about=[record.pk],
        **law(record.controller_id, by, at, Name.RETENTION),
    )


def new_identifier(
    record: SourceRecord, kind: str, value: str, by: Viewer, at: datetime
) -> Identifier | None:
    """An identifier row, unsaved, with its warning; None where nothing was given."""
    checked = check_identifier(kind, value)
    if not checked.value:
        return None
    return Identifier(
        record=record,
        kind=kind,
        value=checked.value,
        warning=checked.warning,
        about=[record.pk],
        **law(record.controller_id, by, at, Identifier.RETENTION),
    )
