"""The inspection lists of one workbook, or one of them as CSV: each told by its headings, not by its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sightline.core.files.facts import Facts
from sightline.core.files.faults import Faults, Place, Unreadable
from sightline.core.files.mapping import Mapping, parse
from sightline.core.files.tables import Book, headings_of
from sightline.core.files.text import key
from sightline.front_door.imports.codes import CONTACTS, ready_made
from sightline.front_door.imports.contact_reader import read_contacts
from sightline.front_door.imports.contact_records import ContactGiven
from sightline.front_door.imports.fact_reader import read_facts
from sightline.front_door.imports.fact_tables import BEGAN
from sightline.front_door.imports.list_referrals import read_referrals
from sightline.front_door.imports.list_tables import IN_CARE, LIST_8, OF_LISTS, REFERRALS
from sightline.front_door.imports.persons import Person, person_of_contact
from sightline.front_door.imports.return_reader import read_in_care
from sightline.front_door.imports.return_rows import mapping_of
from sightline.people.naming.births import Born

CONTACT_LIST, REFERRAL_LIST, CARE_LIST, ADOPTERS = 1, 3, 8, 11
NO_CHILD = "This list is of adopters and names no child; nothing of it is kept."
NO_LIST = "This sheet has the headings of no inspection list; it was not read."
NONE_FOUND = "No inspection list of children was found in this file: it has the headings of none of them."
OTHER_CHILD = "This number stands for a child born on another day in {}; the row was not kept."
OTHER_SEX = "This child has another sex in {}; that was taken."


class KeptAs(StrEnum):
    """What the rows of a list become."""

    CONTACTS = "contacts"
    REFERRALS = "referrals"
    IN_CARE = "in_care"
    FACTS = "facts"


@dataclass(frozen=True)
class ListRead:
    """One list as it was found: its number, what its rows become, the table it stands in, and what they give."""

    number: int
    kept_as: KeptAs
    book: Book
    mapping: Mapping
    entries: Sequence[Any]

    def people_of(self, entry: Any) -> list[Person]:
        """The children that one of its entries names."""
        if isinstance(entry, ContactGiven):
            return [person_of_contact(child) for child in entry.children]
        return [entry.person]

    def children(self) -> set[object]:
        """What each child it names is known by; one by nothing stands for themselves."""
        named = [(entry, person) for entry in self.entries for person in self.people_of(entry)]
        return {person.key() or entry.place for entry, person in named}

    def counts(self) -> dict[str, int]:
        """How many of each kind it gives, by the names under which they are counted."""
        if self.kept_as == KeptAs.FACTS:
            return {OF_LISTS[self.number].table: len(self.entries)}
        counted: dict[str, int] = {self.kept_as: len(self.entries)}
        if self.kept_as == KeptAs.IN_CARE and (facts := sum(1 for each in self.entries if each.fact)):
            counted[LIST_8.table] = facts
        return counted


def read_lists(book: Book, today: date) -> list[ListRead]:
    """Every list of the file, in its order; what is no list, or names no child, is told. Raises Unreadable for none."""
    parts = list(_parts(book))
    if not parts:
        raise Unreadable(NONE_FOUND)
    found = []
    for number, part in parts:
        try:
            found.append(_read(number, part, today))
        except Unreadable as problem:
            if len(parts) == 1:
                raise
            book.faults.error(Place(sheet=part.sheets[0].name), problem.sentence)
    return list(_without_other_children(found, book.faults))


def _read(number: int, book: Book, today: date) -> ListRead:
    if number == CONTACT_LIST:
        mapping = parse(ready_made()["annex-a"].read_bytes(), CONTACTS)
        return ListRead(number, KeptAs.CONTACTS, book, mapping, read_contacts(book, mapping, today))
    if number == REFERRAL_LIST:
        return ListRead(
            number, KeptAs.REFERRALS, book, _mapping(book, REFERRALS), read_referrals(book, today)
        )
    if number == CARE_LIST and "missing_times" in (mapping := _mapping(book, IN_CARE)).columns:
        return ListRead(number, KeptAs.IN_CARE, book, mapping, read_in_care(book, today))
    table = OF_LISTS[number]
    return ListRead(number, KeptAs.FACTS, book, _mapping(book, table.facts), read_facts(book, table, today))


def _mapping(book: Book, facts: Facts) -> Mapping:
    return mapping_of(replace(book, faults=Faults()), facts)


def _parts(book: Book) -> Iterator[tuple[int, Book]]:
    """Each sheet that is a list, as a book of its own that tells its faults with the rest."""
    known = _known()
    wanted = [heading for headings in known.values() for heading in headings]
    for sheet in book.sheets:
        headings = {key(each) for each in headings_of(sheet, wanted)}
        number = next((number for number, own in known.items() if headings & own), None)
        if number == ADOPTERS:
            book.faults.warn(Place(sheet=sheet.name), NO_CHILD)
        elif number is not None:
            yield number, replace(book, sheets=[sheet])
        elif sheet.rows and len(book.sheets) > 1:
            book.faults.warn(Place(sheet=sheet.name), NO_LIST)


@cache
def _known() -> dict[int, set[str]]:
    """The headings that stand in one list alone."""
    contacts = parse(ready_made()["annex-a"].read_bytes(), CONTACTS).columns["received_on"]
    own = {number: set(table.own[0].headings) for number, table in OF_LISTS.items()}
    own[CARE_LIST] |= set(IN_CARE.fields()["missing_times"].headings)
    return own | {
        CONTACT_LIST: {key(each) for each in contacts},
        REFERRAL_LIST: set(REFERRALS.fields()[BEGAN].headings),
        ADOPTERS: {key("Individual adopter identifier")},
    }


@dataclass(frozen=True)
class _First:
    """What the file says first of the child that a number stands for, and where."""

    faults: Faults
    births: dict[str, tuple[Born, str]] = field(default_factory=dict)
    sexes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def is_other(self, person: Person, place: Place) -> bool:
        """Whether the number stood for a child born on another day; that, and another sex, is told."""
        known_by, here = person.key(), place.words()
        if known_by is None:
            return False
        if person.born.whole:
            born, where = self.births.setdefault(known_by, (person.born, here))
            if born != person.born:
                self.faults.error(place, OTHER_CHILD.format(where), f"born {person.born.in_words()}")
                return True
        if person.sex != "U":
            sex, where = self.sexes.setdefault(known_by, (person.sex, here))
            if sex != person.sex:
                self.faults.warn(place, OTHER_SEX.format(where))
        return False


def _without_other_children(found: list[ListRead], faults: Faults) -> Iterator[ListRead]:
    """The lists without rows whose number stands for a child of another date of birth earlier in the file."""
    first = _First(faults)
    for each in found:
        entries = [
            entry
            for entry in each.entries
            if not any(first.is_other(person, entry.place) for person in each.people_of(entry))
        ]
        yield replace(each, entries=entries)
