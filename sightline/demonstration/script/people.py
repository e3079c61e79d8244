"""The first time a person is taken down: searched for, added, with an address and who they are to each other."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sightline.demonstration import cast
from sightline.demonstration.borough import numbers
from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.borough.places import Address
from sightline.demonstration.calendar import london_day
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.stencils.cells import array, cell
from sightline.people.actions.keys import search_keys
from sightline.people.actions.parts import NewName
from sightline.people.naming.agreement import Called, PersonFacts
from sightline.people.naming.births import Born
from sightline.people.queries.facts import OWN_REFERENCES
from sightline.people.states import BirthCertainty, IdentifierKind, NameKind

ROLES = {"mother": "mother", "father": "father", "grandparent": "grandparent", "carer": "carer"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A person as one agency gave them."""

    key: str
    agency: str
    reference: str
    names: tuple[NewName, ...]
    born: Born
    certainty: BirthCertainty
    sex: str
    ethnicity: str
    identifiers: tuple[tuple[str, str], ...]
    address: Address

    @property
    def id(self) -> UUID:
        """The source record's identifier when it is stamped."""
        return cast.identifier("person", self.key)

    def facts(self) -> PersonFacts:
        """What the record is compared and found by."""
        names = tuple(
            Called(NameKind(n.kind).label.lower(), n.given, n.middle, n.surname) for n in self.names
        )
        held = tuple((IdentifierKind(kind).label, value) for kind, value in sorted(self.identifiers))
        return PersonFacts(
            names, self.born, tuple(dict.fromkeys((self._own(), *held))), (self.address.postcode,)
        )

    def _own(self) -> tuple[str, str]:
        """The agency's own reference, under the kind others would hold it as."""
        body = cast.bodies()[self.agency]
        kind = OWN_REFERENCES.get(body.kind)
        return kind.label if kind else f"{body.name} reference", self.reference


def taken(person: Person, family: Family, at: datetime, *, nameless: bool = False) -> Taken:
    """A person as the council takes them down on a day."""
    day = london_day(at)
    unborn = person.born > day
    local = ("local", numbers.local_number("W", person.serial))
    return Taken(
        key=person.key,
        agency="council",
        reference=local[1],
        names=() if nameless else _names(person, unborn, at),
        born=Born(person.born.year, person.born.month, person.born.day),
        certainty=BirthCertainty.EXPECTED if unborn else BirthCertainty.GIVEN,
        sex="U" if unborn else person.sex,
        ethnicity="" if person.part != "child" or unborn else person.ethnicity,
        identifiers=(local,) if nameless else (local, *_identifiers(person, at)),
        address=family.home_on(day),
    )


def _names(person: Person, unborn: bool, at: datetime) -> tuple[NewName, ...]:
    day = london_day(at)
    surname = person.surname_on(day)
    if unborn:
        return (NewName("", surname),)
    found = [NewName(person.given, surname)]
    if person.known_as:
        found.append(NewName(person.known_as, surname, kind=NameKind.KNOWN_AS))
    if person.changed_on and person.changed_on <= day:
        found.append(
            NewName(person.given, person.former_surname, kind=NameKind.PREVIOUS, to_on=person.changed_on)
        )
    return tuple(found)


def _identifiers(person: Person, at: datetime) -> tuple[tuple[str, str], ...]:
    """NHS number for most; pupil number for children at school."""
    age = person.age_on(london_day(at))
    if age < 0 or person.part != "child":
        return ()
    found = [("nhs", numbers.nhs_number(person.serial))] if person.serial % 7 else []
    if 5 <= age <= 17 and person.serial % 3:
        found.append(("upn", numbers.upn(person.serial, person.born.year + 5)))
    return tuple(found)


def person_beat(one: Taken, *, at: datetime, by: str) -> Beat:
    """Searched for, not found, added with an address."""
    texts = {
        "p.id": str(one.id),
        "p.reference": cell(one.reference),
        "p.sex": one.sex,
        "p.ethnicity": one.ethnicity,
        "p.birth_certainty": str(one.certainty),
        "p.born_year": cell(one.born.year),
        "p.born_month": cell(one.born.month),
        "p.born_day": cell(one.born.day),
        "a.lines": cell(lines(one.address)),
        "a.postcode": one.address.postcode,
        "agency_id": str(cast.identifier("agency", one.agency)),
        "why": cell(f"name: {searched_name(one)}"),
        **_named(one),
        **_found_by(one),
    }
    key = (tuple(str(name.kind) for name in one.names), tuple(kind for kind, _ in one.identifiers))
    return Beat("person", at, by, {"taken": one}, key, texts)


def searched_name(one: Taken) -> str:
    """What was typed into the search before adding them."""
    return f"{one.names[0].given} {one.names[0].surname}".strip() if one.names else one.reference


def lines(address: Address) -> str:
    """An address as it is written, without its postcode."""
    return f"{address.house} {address.street}\n{address.ward}\n{cast.BOROUGH}"


def _named(one: Taken) -> dict[str, str]:
    found = {}
    for number, name in enumerate(one.names, start=1):
        found[f"n{number}.given"], found[f"n{number}.surname"] = cell(name.given), cell(name.surname)
        if name.to_on:
            found[f"n{number}.to_on"] = cell(name.to_on)
    for number, (_, value) in enumerate(one.identifiers, start=1):
        found[f"i{number}.value"] = value
    return found


def _found_by(one: Taken) -> dict[str, str]:
    keys = search_keys(one.id, one.facts())
    return {"k.keys": "{" + ",".join(map(str, keys.keys)) + "}", "k.called": cell(keys.called)}


def relation_beat(adult: UUID, child: UUID, part: str, *, at: datetime, by: str) -> Beat:
    """Who a grown-up is to a child."""
    texts = {"first.id": str(adult), "second.id": str(child), "pair.about": array((adult, child))}
    given = {"first": adult, "second": child, "role": ROLES[part]}
    return Beat("relation", at, by, given, (part,), texts)
