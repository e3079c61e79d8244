"""What is kept of contacts while they are told, so that cases can be told after them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sightline.demonstration import cast
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day
from sightline.demonstration.episodes.heard import Heard as HeardMissing
from sightline.demonstration.episodes.heard import heard_in
from sightline.demonstration.returns.known import Child, Heard, Known
from sightline.demonstration.story.decisions import WORKERS
from sightline.demonstration.story.events import Contact

GROWN = 18


@dataclass(frozen=True, slots=True)
class Origin:
    """The contact a case is opened from: its key, and the social worker who decided."""

    key: str
    by: str


@dataclass(slots=True)
class Hearing:
    """Children whom contacts are about first, and everybody whom any is about."""

    children: dict[str, Child] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    heard: dict[str, date] = field(default_factory=dict)
    missing: list[HeardMissing] = field(default_factory=list)

    def hear(self, contact: Contact) -> None:
        """One more contact. They must be told in order."""
        day = london_day(contact.at)
        for person in contact.about:
            self.heard.setdefault(person.key, day)
        if may_tell := heard_in(contact):
            self.missing.append(may_tell)
        for person in contact.about[:1]:
            child = self.child(person)
            child.contacts.append(heard(contact))
            if contact.decision and contact.decision.outcome == "pathway":
                by = contact.decision.by
                origin = Origin(contact.key, by if by in WORKERS else WORKERS[0])
                self.origins[name_of("contact", contact.key)] = origin

    def child(self, person: Person) -> Child:
        """A person as those who open cases know them."""
        name = name_of("child", person.key)
        self.people[name] = person
        made = Child(name, person.sex, person.born.replace(day=1), person.ethnicity)
        return self.children.setdefault(name, made)

    def contacts_of(self, name: str) -> list[Heard]:
        """What was heard of a child."""
        return self.children[name].contacts if name in self.children else []

    def known(self, until: date) -> Known:
        """Those heard of by a day, in order of their names, with their contacts by then in the order of an extract."""
        return Known.of(sorted(self._until(until), key=lambda child: child.id))

    def _until(self, until: date) -> Iterator[Child]:
        for child in self.children.values():
            told = [one for one in child.contacts if one.day <= until]
            if told:
                told.sort(key=lambda one: (one.day, one.contact))
                yield replace(child, contacts=told)

    def unheard(self, town: Town, until: date) -> list[Child]:
        """Children of the borough grown up by a day and never heard of: nobody tells of them later."""
        found = (child for family in town.families for child in family.children)
        grown = (
            one for one in found if one.age_on(until) >= GROWN and self.heard.get(one.key, until) >= until
        )
        return [self.child(one) for one in grown]


def heard(one: Contact) -> Heard:
    """One contact, as far as what follows from it is concerned."""
    made = one.decision
    day = london_day(one.at)
    second = made.assessment.outcome if made and made.assessment else ""
    return Heard(
        day,
        london_day(made.at) if made else day,
        one.exploitation,
        one.exploitation_type or "",
        made.outcome if made else "",
        second,
        one.about_open_case or second == "already_open",
        name_of("contact", one.key),
    )


def name_of(kind: str, key: str) -> str:
    """A name for something invented: it tells nothing, and it is the same each time."""
    return cast.identifier("extract", kind, key).hex[:24]
