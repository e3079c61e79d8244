"""Fills the borough: people when they are first heard of, then each contact to its end or to today.

A story of a kind so rare that it was not learned is told plainly instead: the same contact and decision, with nothing
late. What even so was not learned is left, to be played through the actions one by one.

Several processes may share the work: each goes through the whole history, since who has been heard of and which contact
is the third follow from it, but stamps only every so manyeth batch. Chance is drawn anew for each batch, so that what
comes out does not depend on how many they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sightline.demonstration import cast
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.people import person_beat, relation_beat, taken
from sightline.demonstration.script.repeats import Repeats
from sightline.demonstration.script.stamped import Stamped, Unknown
from sightline.demonstration.sharing import Shared, helpers
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History
from sightline.demonstration.story.write_up import plainly

BATCH = 1000  # contacts
EARLIER = timedelta(minutes=2)
Batch = dict[str, bytes]
Step = tuple[int, Batch, int, list[Story]]  # contacts, rows; at the end the last number and what is left


@dataclass(frozen=True, slots=True)
class First:
    """Somebody a contact is the first to name, or who a grown-up is to a child."""

    person: Person
    at: datetime
    nameless: bool = False
    child: Person | None = None


@dataclass(slots=True)
class People:
    """Who has been taken down so far."""

    town: Town
    chance: Random
    taken: dict[str, UUID] = field(default_factory=dict)

    def first(self, contact: Contact) -> list[First]:
        """Those this contact is about and is the first to name, and a grown-up of each family."""
        found: list[First] = []
        for person in contact.about:
            if person.key in self.taken:
                continue
            early = london_day(contact.at).year == 2019 and self.chance.random() < 0.02
            at = contact.at - EARLIER + timedelta(seconds=len(self.taken) % 50)
            found.append(First(person, at, early))
            self._note(person)
            for adult in self.town.family_of(person).adults[:1]:
                if adult.key not in self.taken:
                    found.append(First(adult, at + timedelta(seconds=30)))
                    self._note(adult)
                found.append(First(adult, at + timedelta(seconds=50), child=person))
        return found

    def beat(self, one: First, contact: Contact) -> Beat:
        """How it was taken down."""
        if one.child:
            pair = (self.taken[one.person.key], self.taken[one.child.key])
            return relation_beat(*pair, one.person.part, at=one.at, by=contact.entered_by)
        family = self.town.family_of(one.person)
        found = taken(one.person, family, contact.at, nameless=one.nameless)
        return person_beat(found, at=one.at, by=contact.entered_by)

    def _note(self, person: Person) -> None:
        self.taken[person.key] = cast.identifier("person", person.key)


@dataclass(frozen=True, slots=True)
class Share:
    """Which batches one of several processes stamps."""

    number: int = 0
    of: int = 1

    def has(self, batch: int) -> bool:
        """Whether a batch is its own."""
        return batch % self.of == self.number


@dataclass(slots=True)
class Filling:
    """One filling of the borough."""

    history: History
    stamped: Stamped
    share: Share = Share()
    repeats: Repeats = field(default_factory=Repeats)
    number: int = 0
    left: list[Story] = field(default_factory=list)

    def batches(self, step: Callable[[int], None]) -> Iterator[Batch]:
        """Rows, some contacts at a time. `step` hears of how many more contacts."""
        town = self.history.town()
        people = People(town, stream(self.history.seed, "people"))
        mine = False
        for plan in self.history.plans():
            for contact in self.history.year(plan, town):
                batch, place = divmod(self.number, BATCH)
                if place == 0:
                    if mine:
                        step(BATCH)
                        yield self._rows()
                    mine = self.share.has(batch)
                    self.stamped.stamp.chance = stream(SEED, "identifiers", batch)
                self._one(contact, people, mine=mine)
        if mine:
            step(self.number % BATCH or BATCH)
            yield self._rows()

    def _rows(self) -> Batch:
        return {
            table: ("\n".join(lines) + "\n").encode() for table, lines in self.stamped.sheets.take().items()
        }

    def _one(self, contact: Contact, people: People, *, mine: bool) -> None:
        first, repeated = people.first(contact), self.repeats.of(contact)
        self.number += 1
        if not mine:
            return
        for one in first:
            self.stamped.alone(people.beat(one, contact))
        reference = f"C-{london_day(contact.at).year}-{self.number:05d}"
        records = tuple(people.taken[one.key] for one in contact.about)
        story = Story(contact, records, reference, repeated)
        if self._stamped(story):
            return
        plain = plainly(contact, self.history.upto)
        if plain is None or not self._stamped(replace(story, contact=plain)):
            self.left.append(story)

    def _stamped(self, story: Story) -> bool:
        try:
            self.stamped.contact(story, self.history.upto)
        except Unknown:
            return False
        return True


class Filled:
    """A filling shared among several processes, which begin at once."""

    def __init__(self, history: History, stamped: Stamped) -> None:
        self.number = 0
        self.left: list[Story] = []

        def make(number: int, of: int) -> Iterator[Step]:
            return _steps(Filling(history, stamped, Share(number, of)))

        history.town()  # once for all
        self.shared = Shared(make, helpers())

    def batches(self, tell: Callable[[int], None]) -> Iterator[Batch]:
        """Rows as they come. `tell` hears how many contacts are done."""
        done = 0
        for contacts, batch, number, left in self.shared:
            done += contacts
            tell(done)
            if number:
                self.number = number
                self.left += left
            else:
                yield batch
        self.left.sort(key=lambda story: story.reference[-5:])


def _steps(filling: Filling) -> Iterator[Step]:
    done: list[int] = []
    for batch in filling.batches(done.append):
        yield done.pop(), batch, 0, []
    yield 0, {}, filling.number, filling.left
