"""Children of a file: matched by what their sender knows them by, or kept as that sender gives them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sightline.access.viewer import Viewer
from sightline.front_door.actions.importing.saving import _insert
from sightline.front_door.imports.persons import Person, PersonRows, rows_of
from sightline.front_door.models import Import, Imported
from sightline.front_door.models.imports import ImportedKind
from sightline.people.actions import NewName, add_identifier, add_name, amend_source_record
from sightline.people.actions.keys import search_keys
from sightline.people.models import Identifier, Name, SourceRecord
from sightline.people.naming.births import Born
from sightline.people.naming.text import folded
from sightline.people.queries.facts import facts_of

OTHER_BIRTH = "This child is held with another date of birth; what was held was kept."


@dataclass
class KeptPeople:
    """The record of each person, in the order given; which are new; and what does not agree with what was held."""

    ids: list[UUID] = field(default_factory=list)
    created: set[UUID] = field(default_factory=set)
    differing: dict[int, str] = field(default_factory=dict)


def _keep_people(
    persons: Sequence[Person], *, of: Import, area_id: UUID | None, by: Viewer, at: datetime
) -> KeptPeople:
    """Search by identifier before anything is created; then keep those nobody has."""
    held = _held(persons, of)
    kept, new = KeptPeople(), list[PersonRows]()
    matched: dict[int, UUID] = {}
    keys: dict[UUID, str] = {}
    for number, person in enumerate(persons):
        key = person.key()
        found = held.get(key) if key else None
        if found is None:
            rows = rows_of(person, agency_id=of.controller_id, area_id=area_id, by=by, at=at)
            new.append(rows)
            found = rows.record.pk
            kept.created.add(found)
            if key:
                held[key] = found
                keys[found] = key
        elif found not in kept.created:
            matched[number] = found
        kept.ids.append(found)
    _save(new, keys, of, by, at)
    _fill_gaps(persons, matched, kept, by, at)
    return kept


def _held(persons: Sequence[Person], of: Import) -> dict[str, UUID]:
    """Key to record, for the keys that stand for somebody already."""
    keys = {key for person in persons if (key := person.key())}
    references = [key.removeprefix("ref:") for key in keys if key.startswith("ref:")]
    before = Imported.objects.filter(
        controller=of.controller_id, their_system=of.their_system, kind=ImportedKind.CHILD, key__in=keys
    ).standing()
    found: dict[str, UUID] = dict(before.values_list("key", "subject_id"))
    records = SourceRecord.objects.filter(agency=of.controller_id, reference__in=references)
    found |= {f"ref:{reference}": pk for reference, pk in records.values_list("reference", "pk")}
    return found


def _save(new: list[PersonRows], keys: dict[UUID, str], of: Import, by: Viewer, at: datetime) -> None:
    _insert([rows.record for rows in new])
    _insert([name for rows in new for name in rows.names])
    numbers = {(one.record_id, one.kind, one.value): one for rows in new for one in rows.identifiers}
    _insert(list(numbers.values()))
    _insert([one for rows in new for one in rows.addresses])
    _insert([search_keys(pk, facts) for pk, facts in facts_of(rows.record.pk for rows in new).items()])
    made = [rows.record.pk for rows in new]
    entries = [
        _imported(of, ImportedKind.CHILD, keys.get(pk, f"new:{pk}"), subject_id=pk, about=[pk], by=by, at=at)
        for pk in made
    ]
    _insert(_numbered(entries))


def _numbered(entries: list[Imported]) -> list[Imported]:
    """Under a key whose thing was taken back with its file and is sent again, the next number."""
    if not entries:
        return entries
    one = entries[0]
    before = Imported.objects.filter(
        controller=one.controller_id,
        their_system=one.their_system,
        kind=one.kind,
        key__in=[each.key for each in entries],
    )
    held = Counter(before.values_list("key", flat=True))
    for each in entries:
        each.number = held[each.key] + 1
    return entries


def _imported(
    of: Import,
    kind: str,
    key: str,
    *,
    subject_id: UUID,
    about: list[UUID],
    by: Viewer,
    at: datetime,
    fingerprint: str = "",
) -> Imported:
    """What an entry of the file became. Not saved yet."""
    return Imported(
        of_import=of,
        controller_id=of.controller_id,
        retention_class=Imported.RETENTION,
        their_system=of.their_system,
        kind=kind,
        key=key,
        fingerprint=fingerprint,
        subject_id=subject_id,
        about=about,
        by_id=by.staff_id,
        at=at,
    )


def _fill_gaps(
    persons: Sequence[Person], matched: dict[int, UUID], kept: KeptPeople, by: Viewer, at: datetime
) -> None:
    """What is not held is added to those who are; what is held otherwise stays, and is told."""
    records = SourceRecord.objects.in_bulk(list(matched.values()))
    names: dict[UUID, set[str]] = {pk: set() for pk in records}
    for name in Name.objects.filter(record_id__in=records):
        names[name.record_id].add(folded(name.full))
    numbers = set(Identifier.objects.filter(record_id__in=records).values_list("record_id", "kind"))
    for number, pk in matched.items():
        person, record = persons[number], records[pk]
        if record.born.whole and person.born.whole and record.born != person.born:
            kept.differing[number] = OTHER_BIRTH
        elif person.born.known and not record.born.known:
            records[pk] = _born(record, person.born, by, at)
        for new in person.names:
            if folded(_full(new)) not in names[pk]:
                kind = new.kind if not names[pk] else "known_as" if new.kind == "legal" else new.kind
                add_name(record=record, name=NewName(new.given, new.surname, new.middle, kind), by=by, at=at)
                names[pk].add(folded(_full(new)))
        for kind, value in person.identifiers:
            if (pk, kind) not in numbers:
                add_identifier(record=record, kind=kind, value=value, by=by, at=at)
                numbers.add((pk, kind))


def _full(name: NewName) -> str:
    return " ".join(part for part in (name.given, name.middle, name.surname) if part)


def _born(record: SourceRecord, born: Born, by: Viewer, at: datetime) -> SourceRecord:
    changes = {"born_year": born.year, "born_month": born.month, "born_day": born.day}
    return amend_source_record(record=record, changes=changes, version=record.version, by=by, at=at)
