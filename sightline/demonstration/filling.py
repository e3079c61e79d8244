"""Fills the borough: people when they are first heard of, then each contact to its end or to today.

A story of a kind so rare that it was not learned is told plainly instead: the same contact and decision, with nothing
late. What even so was not learned is left, to be played through the actions one by one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sightline.demonstration.borough.families import Family, Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day
from sightline.demonstration.draw import stream
from sightline.demonstration.script.beats import Beat
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.people import Taken, person_beat, relation_beat, taken
from sightline.demonstration.script.repeats import Repeats
from sightline.demonstration.script.stamped import Stamped, Unknown
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History
from sightline.demonstration.story.write_up import plainly

BATCH = 1500  # contacts
EARLIER = timedelta(minutes=2)
Step = Callable[[int], None]


@dataclass(slots=True)
class People:
    """Who has been taken down so far."""

    town: Town
    chance: Random
    taken: dict[str, UUID] = field(default_factory=dict)

    def beats(self, contact: Contact) -> Iterator[Beat]:
        """Those this contact is about and is the first to name, and a grown-up of each family."""
        for person in contact.about:
            if person.key in self.taken:
                continue
            family = self.town.family_of(person)
            one = self._first(person, family, contact.at)
            at = contact.at - EARLIER + timedelta(seconds=len(self.taken) % 50)
            yield person_beat(one, at=at, by=contact.entered_by)
            self.taken[person.key] = one.id
            yield from self._grown_ups(person, family, contact, at + timedelta(seconds=30))

    def _first(self, person: Person, family: Family, at: datetime) -> Taken:
        early = london_day(at).year == 2019 and self.chance.random() < 0.02
        return taken(person, family, at, nameless=early)

    def _grown_ups(self, child: Person, family: Family, contact: Contact, at: datetime) -> Iterator[Beat]:
        for adult in family.adults[:1]:
            if adult.key not in self.taken:
                one = taken(adult, family, contact.at)
                yield person_beat(one, at=at, by=contact.entered_by)
                self.taken[adult.key] = one.id
            pair = (self.taken[adult.key], self.taken[child.key])
            yield relation_beat(*pair, adult.part, at=at + timedelta(seconds=20), by=contact.entered_by)


@dataclass(slots=True)
class Filling:
    """One filling of the borough."""

    history: History
    stamped: Stamped
    repeats: Repeats = field(default_factory=Repeats)
    number: int = 0
    left: list[Story] = field(default_factory=list)

    def batches(self, step: Step) -> Iterator[dict[str, list[str]]]:
        """Rows, some contacts at a time."""
        town = self.history.town()
        people = People(town, stream(self.history.seed, "people"))
        done = 0
        for plan in self.history.plans():
            for contact in self.history.year(plan, town):
                self._one(contact, people)
                done += 1
                if done % BATCH == 0:
                    step(done)
                    yield self.stamped.sheets.take()
        step(done)
        yield self.stamped.sheets.take()

    def _one(self, contact: Contact, people: People) -> None:
        for beat in people.beats(contact):
            self.stamped.alone(beat)
        self.number += 1
        reference = f"C-{london_day(contact.at).year}-{self.number:05d}"
        records = tuple(people.taken[one.key] for one in contact.about)
        story = Story(contact, records, reference, self.repeats.of(contact))
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
