"""Adding a person, after a search."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sightline.access.acts import action
from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.people.actions.keys import refresh_keys
from sightline.people.actions.parts import (
    NONE_GIVEN,
    NewName,
    Particulars,
    keep,
    law,
    new_identifier,
    new_name,
)
from sightline.people.actions.searching import searched_first
from sightline.people.models import Identifier, Name, SourceRecord
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.naming.text import cleaned
from sightline.people.permissions import may_add_for


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
    may_add_for(by, agency.pk).demand()
    searched_first(search, by=by, at=at).demand()
    record = _new_record(agency, born, particulars, by, at)
    record.reference = cleaned(reference, 40)
    record.area_id = area_id or record.area_id
    keep(record)
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
