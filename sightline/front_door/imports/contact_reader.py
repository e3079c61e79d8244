"""Contacts from the rows of a table, through a mapping: what can be kept is kept, what is odd is flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from sightline.core.files.cells import Cells, Columns, columns_of
from sightline.core.files.dates import Moment
from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.mapping import Mapping
from sightline.core.files.spilled import Spilled
from sightline.core.files.tables import Book, Row, Table, find_table
from sightline.core.files.text import key, readings
from sightline.front_door.imports.codes import contact_fields, known_words
from sightline.front_door.imports.contact_records import ChildGiven, ContactGiven
from sightline.people.naming.identifiers import NHS, UPN, Checked, check_identifier, check_postcode

LONGEST_REFERENCE, LONGEST_LOCAL_ID = 80, 40
Tick = Callable[[int], None]
_NOBODY = frozenset(
    {"unknown", "not known", "unnamed", "unborn", "baby", "name not held", "anonymous", "tbc"}
)
_CHILD_FIELDS = {"child_name": "name", "child_given_names": "given_names", "child_family_name": "family_name",
                 "child_other_names": "other_names"}  # fmt: skip
_CHECKS: dict[str, Callable[[str], Checked]] = {
    "nhs_number": partial(check_identifier, NHS),
    "upn": partial(check_identifier, UPN),
    "postcode": check_postcode,
}


def read_contacts(
    book: Book, mapping: Mapping, today: date, tick: Tick | None = None
) -> Sequence[ContactGiven]:
    """Every contact of the file that can be kept, in file order; faults are added to the book's.

    Rows that share a reference are one contact about several children. Raises Unreadable where the file has
    no headings or not the one column every contact needs.
    """
    table = find_table(book, mapping.headings(), mapping.sheet)
    _check_columns(table, mapping, book.faults)
    reader = _Reader(table, mapping, today, book, columns_of(table, mapping))
    found = Spilled[ContactGiven]()
    places: dict[str, int] = {}
    same: Counter[str] = Counter()
    for done, row in enumerate(table.rows, start=1):
        contact = reader.contact(row)
        if contact is not None and contact.reference is None:
            print_ = contact.fingerprint()
            same[print_] += 1
            found.append(replace(contact, ordinal=same[print_]))
        elif contact is not None and contact.reference is not None:
            place = places.setdefault(contact.reference, len(found))
            if place == len(found):
                found.append(contact)
            else:
                found.put(place, _joined(found[place], contact, book.faults))
        if tick is not None and done % 500 == 0:
            tick(done)
    return found


def _check_columns(table: Table, mapping: Mapping, faults: Faults) -> None:
    for name, headings in mapping.columns.items():
        if any(table.position(heading) is not None for heading in headings):
            continue
        label = contact_fields()[name].label.lower()
        wanted = " or ".join(f"“{heading}”" for heading in headings)
        if name == "received_on":
            held = ", ".join(heading for heading in table.headings[:40] if heading) or "none"
            raise Unreadable(f"The file has no column {wanted} for the {label}. Its columns are: {held}.")
        place = Place(sheet=table.sheet, column=headings[0])
        faults.warn(place, f"The file has no column {wanted}; “{label}” was left empty.")
    if "outcome" in mapping.columns and "decided_on" not in mapping.columns:
        sentence = "No column is named for the date decided; the date received is taken for it."
        faults.warn(Place(sheet=table.sheet, column=mapping.columns["outcome"][0]), sentence)
    names = Counter(key(heading) for heading in table.headings if heading)
    for heading in mapping.headings():
        if names[key(heading)] > 1:
            sentence = "Two columns have this heading; the first was used. Name the other by adding (2)."
            faults.warn(Place(sheet=table.sheet, column=heading), sentence)


def _joined(held: ContactGiven, again: ContactGiven, faults: Faults) -> ContactGiven:
    """Another child of the same contact; where the rows differ about the contact, the first stands."""
    differing = [
        name
        for name, field in contact_fields().items()
        if field.about == "contact" and name != "received_time" and _differ(held, again, name)
    ]
    if differing:
        labels = ", ".join(contact_fields()[name].label.lower() for name in differing)
        faults.warn(
            again.place,
            f"Rows with this reference differ in: {labels}. The first row's was kept.",
            again.reference,
        )
    more = tuple(child for child in again.children if child not in held.children)
    return replace(held, children=held.children + more, rows=held.rows + again.rows)


def _differ(held: ContactGiven, again: ContactGiven, name: str) -> bool:
    one, other = getattr(held, name), getattr(again, name)
    return other is not None and other != one


@dataclass
class _Reader:
    table: Table
    mapping: Mapping
    today: date
    book: Book
    columns: Columns

    def contact(self, row: Row) -> ContactGiven | None:
        cells = Cells(self.table, self.mapping, row, self.book, self.today, self.columns)
        received = self._received(cells)
        if received is None:
            return None
        facts: dict[str, Any] = {}
        for name, field in contact_fields().items():
            if field.about == "contact" and name not in ("received_on", "received_time"):
                facts[name] = cells.value(name)
        facts["reference"] = _usable(facts["reference"], "reference", LONGEST_REFERENCE, cells)
        facts |= {"received_on": received.day, "received_time": cells.time("received_time") or received.at}
        facts |= {"source": facts["source"] or "other", "as_given": dict(cells.as_given)}
        child = self._child(cells)
        children = (child,) if child.is_anybody() else ()
        contact = ContactGiven(cells.place(), children=children, rows=(row.number,), **facts)
        return _sensible(contact, cells)

    def _received(self, cells: Cells) -> Moment | None:
        received, given = cells.moment("received_on"), cells.shown("received_on")
        if received is not None and received.day <= self.today:
            return received
        wrong = "There is no date received" if given is None else "The date received cannot be read"
        wrong = wrong if received is None else "The date received is in the future"
        self.book.faults.error(cells.place("received_on"), f"{wrong}; the row was not kept.", given)
        return None

    def _child(self, cells: Cells) -> ChildGiven:
        facts: dict[str, Any] = {
            _CHILD_FIELDS.get(name, name): cells.value(name)
            for name, field in contact_fields().items()
            if field.about == "child"
        }
        for name in _CHILD_FIELDS.values():
            if facts[name] is not None and key(facts[name]) in _NOBODY:
                facts[name] = None
        for name, check in _CHECKS.items():
            _tidy(facts, name, check, cells)
        facts["local_id"] = _usable(facts["local_id"], "local_id", LONGEST_LOCAL_ID, cells)
        return ChildGiven(**facts)


def _usable(given: str | None, name: str, longest: int, cells: Cells) -> str | None:
    """Cutting a reference could make two of them one; a row is kept without one that is too long."""
    if given is None or len(given) <= longest:
        return given
    cells.warn(name, f"This is longer than {longest} characters; the row was kept without it.", given)
    return None


def _tidy(facts: dict[str, Any], name: str, check: Callable[[str], Checked], cells: Cells) -> None:
    """Identifiers in their usual writing; one that fails its check is kept and flagged."""
    if facts[name] is None:
        return
    checked = check(facts[name])
    if checked.warning:
        cells.warn(name, f"{checked.warning}. It was kept as given.", facts[name])
    facts[name] = checked.value or None


def _sensible(contact: ContactGiven, cells: Cells) -> ContactGiven:
    """Without what contradicts the rest; each thing left out is flagged."""
    changes = _source_changes(contact, cells) | _exploitation_changes(contact, cells)
    return replace(contact, **changes | _date_changes(contact, cells))


def _source_changes(contact: ContactGiven, cells: Cells) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if contact.health_provider and contact.source != "health":
        changes["health_provider"] = None
        if "health_provider" in cells.columns:
            sentence = "A kind of health provider is given, but the source is not health; it was left out."
            cells.warn("health_provider", sentence)
    if contact.source == "health" and not contact.health_provider:
        changes["health_provider"] = _implied_provider(cells)
    return changes | (_unnamed(contact, cells) if contact.source == "anonymous" else {})


def _unnamed(contact: ContactGiven, cells: Cells) -> dict[str, Any]:
    """Nothing that says who told is held of somebody who gave no name (IS-13)."""
    given = [
        name
        for name in ("referrer_name", "referrer_organisation", "referrer_details")
        if getattr(contact, name)
    ]
    for name in given:
        cells.warn(name, "The source is anonymous, but this could say who told; it was left out.")
    return dict.fromkeys(given)


def _implied_provider(cells: Cells) -> str | None:
    """The kind of provider the source itself names ("GP", "3E")."""
    words = known_words("health_provider")
    return next((words[one] for one in readings(cells.as_given.get("source", "")) if one in words), None)


def _exploitation_changes(contact: ContactGiven, cells: Cells) -> dict[str, Any]:
    """A type without a tick is a tick; a type beside "no" is left out."""
    if not contact.exploitation_type or contact.exploitation:
        return {}
    if contact.exploitation is None:
        return {"exploitation": True}
    sentence = "A type of exploitation is given, but none was recorded; the type was left out."
    cells.warn("exploitation_type", sentence)
    return {"exploitation_type": None}


def _date_changes(contact: ContactGiven, cells: Cells) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name, label in (("decided_on", "decision"), ("referrer_told_on", "day the referrer was told")):
        day = getattr(contact, name)
        if day is not None and not contact.received_on <= day <= cells.today:
            sentence = f"The {label} is before the contact or in the future; its date was left out."
            cells.warn(name, sentence, day)
            changes[name] = None
    if contact.outcome and not changes.get("decided_on", contact.decided_on):
        changes["decided_on"] = contact.received_on
        if "decided_on" in cells.columns:
            cells.warn("decided_on", "The decision has no date; the date received was taken for it.")
    return changes
