"""A child of a file as the rows of a person: what they are matched by, and what is written when they are new."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer
from sightline.front_door.imports.census_records import Child
from sightline.front_door.imports.contact_records import ChildGiven
from sightline.people.actions.parts import NewName, new_identifier, new_name
from sightline.people.models import Address, Identifier, Name, SourceRecord
from sightline.people.naming.births import UNKNOWN, Born
from sightline.people.naming.identifiers import FORMER_UPN, LOCAL, NHS, UPN
from sightline.people.naming.text import cleaned, folded
from sightline.people.states import BirthCertainty, Ethnicity, NameKind

_BETWEEN_NAMES = re.compile(r"\s*[;/|,]\s*")


@dataclass(frozen=True)
class Person:
    """A child as one sender gives them."""

    reference: str
    names: tuple[NewName, ...] = ()
    born: Born = UNKNOWN
    certainty: str = BirthCertainty.GIVEN
    died_on: date | None = None
    sex: str = "U"
    ethnicity: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    address: str = ""
    postcode: str = ""

    def key(self) -> str | None:
        """What the sender's next file would give the same child by; None where nothing tells one from another.

        The sender's own reference; else a national number; else a whole name with a whole date of birth.
        """
        if self.reference:
            return f"ref:{self.reference}"
        for kind in (NHS, UPN):
            for held, value in self.identifiers:
                if held == kind:
                    return f"{kind}:{value}"
        name = self.names[0] if self.names else NewName()
        if not (name.given and name.surname and self.born.whole):
            return None
        said = "|".join(folded(part) for part in (name.given, name.middle, name.surname))
        digest = hashlib.sha256(f"{said}|{self.born}|{self.postcode}".encode()).hexdigest()
        return f"same:{digest}"


def person_of_contact(child: ChildGiven) -> Person:
    """The child of a row of contacts."""
    born = child.born
    identifiers = ((LOCAL, child.local_id), (NHS, child.nhs_number), (UPN, child.upn))
    return Person(
        reference=cleaned(child.local_id or "", 40),
        names=tuple(_names(child)),
        born=Born(born.year, born.month, born.day) if born else UNKNOWN,
        sex=child.sex or "U",
        ethnicity=child.ethnicity or "",
        identifiers=tuple((kind, value) for kind, value in identifiers if value),
        address=child.address or "",
        postcode=child.postcode or "",
    )


def person_of_census(child: Child) -> Person:
    """The child of a census return: no name."""
    born = child.born_on or child.expected_on
    identifiers = ((LOCAL, child.local_id), (UPN, child.upn), (FORMER_UPN, child.former_upn))
    expected = child.born_on is None and child.expected_on is not None
    return Person(
        reference=cleaned(child.local_id, 40),
        born=Born(born.year, born.month, born.day) if born else UNKNOWN,
        certainty=BirthCertainty.EXPECTED if expected else BirthCertainty.GIVEN,
        died_on=child.died_on,
        sex=child.sex or "U",
        ethnicity=child.ethnicity if child.ethnicity in Ethnicity.values else "",
        identifiers=tuple((kind, value) for kind, value in identifiers if value),
    )


def _names(child: ChildGiven) -> list[NewName]:
    given, family = child.given_names or "", child.family_name or ""
    if not (given or family) and child.name:
        given, family = _parted(child.name)
    first, _, middle = given.partition(" ")
    names = [NewName(first, family, middle)] if given or family else []
    for other in _BETWEEN_NAMES.split(child.other_names or ""):
        if other:
            parts = _parted(other)
            names.append(NewName(parts[0], parts[1], kind=NameKind.ALIAS))
    return names


def _parted(name: str) -> tuple[str, str]:
    """Given and family name of a name in one piece: "BROOK, Ada" or "Ada Brook"."""
    family, comma, given = name.partition(",")
    if comma:
        return given.strip(), family.strip()
    given, _, family = name.strip().rpartition(" ")
    return (given, family) if given else (family, "")


@dataclass(frozen=True)
class PersonRows:
    """The rows of one new person, unsaved."""

    record: SourceRecord
    names: list[Name]
    identifiers: list[Identifier]
    addresses: list[Address]


def rows_of(person: Person, *, agency_id: UUID, area_id: UUID | None, by: Viewer, at: datetime) -> PersonRows:
    """A person as this agency gives them, to be kept with others."""
    pk = uuid4()
    law = {"controller_id": agency_id, "changed_by_id": by.staff_id, "changed_at": at}
    record = SourceRecord(
        pk=pk,
        agency_id=agency_id,
        area_id=area_id,
        reference=person.reference,
        sex=person.sex,
        born_year=person.born.year,
        born_month=person.born.month,
        born_day=person.born.day,
        birth_certainty=person.certainty,
        died_on=person.died_on,
        ethnicity=person.ethnicity,
        about=[pk],
        retention_class=SourceRecord.RETENTION,
        **law,
    )
    names = [new_name(record, name, by, at) for name in person.names]
    numbers = [new_identifier(record, kind, value, by, at) for kind, value in person.identifiers]
    addresses = []
    if person.address or person.postcode:
        lines, postcode = person.address[:2000], person.postcode[:12]
        address = Address(record=record, lines=lines, postcode=postcode, about=[pk], **law)
        address.retention_class = Address.RETENTION
        addresses.append(address)
    return PersonRows(record, [name for name in names if name], [one for one in numbers if one], addresses)
