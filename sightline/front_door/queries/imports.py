"""Reads of imports: saved mappings and what came of files."""

from collections.abc import Iterator
from uuid import UUID

from sightline.core.files.faults import Unreadable
from sightline.core.files.mapping import Mapping, from_document, parse
from sightline.core.files.mending import Given, Line
from sightline.core.files.text import key
from sightline.front_door.imports.codes import CONTACTS, ready_made
from sightline.front_door.models import ColumnMapping
from sightline.people.models import Identifier, SourceRecord
from sightline.people.naming.text import cleaned

BY_NUMBER = ("local_id", "nhs_number", "upn")
ASKED_AT_ONCE = 10_000  # a statement takes 65,535 values


def named_in(rows: dict[Line, Given], mapping: Mapping, agency_id: UUID) -> dict[Line, list[UUID]]:
    """Whom rows name by their own identifier or by a national number, where they are held."""
    said = {number: _numbers(cells, mapping) for number, cells in rows.items()}
    asked = sorted({each for numbers in said.values() for each in numbers})
    held: dict[str, set[UUID]] = {}
    for start in range(0, len(asked), ASKED_AT_ONCE):
        for number, pk in _held_by(asked[start : start + ASKED_AT_ONCE], agency_id):
            held.setdefault(number, set()).add(pk)
    found = {
        number: {pk for each in numbers for pk in held.get(each, ())} for number, numbers in said.items()
    }
    return {number: sorted(about) for number, about in found.items() if about}


def _held_by(numbers: list[str], agency_id: UUID) -> Iterator[tuple[str, UUID]]:
    records = SourceRecord.objects.filter(agency_id=agency_id, reference__in=numbers)
    yield from records.values_list("reference", "pk")
    known = Identifier.objects.filter(value__in=numbers, record__agency_id=agency_id)
    yield from known.values_list("value", "record_id")


def _numbers(cells: Given, mapping: Mapping) -> set[str]:
    wanted = {key(heading) for name in BY_NUMBER for heading in mapping.columns.get(name, ())}
    return {cleaned(text, 40) for heading, text in cells if text and key(heading) in wanted}


def newest_mappings() -> list[ColumnMapping]:
    """The version in use of each saved mapping, by name."""
    return list(ColumnMapping.objects.order_by("name", "-number").distinct("name"))


def mapping_called(name: str) -> tuple[Mapping, ColumnMapping | None]:
    """A saved mapping's newest version, or one that comes with Sightline. Raises Unreadable for neither."""
    saved = ColumnMapping.objects.filter(name=name).order_by("-number").first()
    if saved is not None:
        return from_document(saved.document, CONTACTS), saved
    if name in ready_made():
        return parse(ready_made()[name].read_bytes(), CONTACTS), None
    known = ", ".join(one for one, _ in mapping_choices())
    raise Unreadable(f"There is no mapping called “{name}”. There are: {known}.")


def mapping_choices() -> list[tuple[str, str]]:
    """Every mapping that can be chosen: name and title; a saved one stands before a ready-made one of its name."""
    found = {name: parse(path.read_bytes(), CONTACTS).title for name, path in ready_made().items()}
    found |= {one.name: one.title for one in newest_mappings()}
    return sorted(found.items())
