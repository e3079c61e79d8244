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
from sightline.demonstration.alone import Alone, stamp_alone
from sightline.demonstration.borough.families import Person
from sightline.demonstration.borough.town import Town
from sightline.demonstration.calendar import london_day
from sightline.demonstration.draw import SEED, stream
from sightline.demonstration.pathway.before import before
from sightline.demonstration.pathway.heard import Hearing
from sightline.demonstration.pathway.stamping import stamp, stamp_staff
from sightline.demonstration.pathway.stories import stories_of
from sightline.demonstration.pathway.story import CaseStory
from sightline.demonstration.pathway.supervision import StaffStory
from sightline.demonstration.pathway.telling import Told, is_planned, open_already, told_cases
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
EARLY = 90_000  # the last number of the year's own contacts is lower: those of before come after it
EARLIER = timedelta(minutes=2)
Batch = dict[str, bytes]
# Contacts, rows; at the end the last number, what is left, the cases, and what else is left.
Step = tuple[int, Batch, int, list[Story], list[Told], list[Alone]]


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
    nameless: set[str] = field(default_factory=set)

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
            if early:
                self.nameless.add(person.key)
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
    early: int = EARLY
    left: list[Story] = field(default_factory=list)
    hearing: Hearing = field(default_factory=Hearing)
    cases: list[Told] = field(default_factory=list)
    told_before: set[str] = field(default_factory=set)
    left_alone: list[Alone] = field(default_factory=list)

    def batches(self, step: Callable[[int], None]) -> Iterator[Batch]:
        """Rows, some contacts at a time. `step` hears of how many more contacts."""
        town = self.history.town()
        people = People(town, stream(self.history.seed, "people"))
        mine = False
        for plan in self.history.plans():
            contacts = self.history.year(plan, town)
            opened = self._before(contacts, people)
            for contact in contacts:
                batch, place = divmod(self.number, BATCH)
                if place == 0:
                    if mine:
                        step(BATCH)
                        yield rows_of(self.stamped)
                    mine = self.share.has(batch)
                    self.stamped.stamp.chance = stream(SEED, "identifiers", batch)
                for one in contact.about:
                    if one.key in opened:
                        self._early(opened.pop(one.key), people, mine=mine)
                self._one(contact, people, mine=mine)
            for contact in contacts:
                self.hearing.hear(contact)
        if mine:
            step(self.number % BATCH or BATCH)
            yield rows_of(self.stamped)
        yield from self._cases(people)

    def _before(self, contacts: list[Contact], people: People) -> dict[str, Contact]:
        """By child, the contact from which the case was opened that is open when the child is first heard of."""
        planned = is_planned(self.history.upto, whole=self.history.cut is None)
        found = open_already(contacts, self.hearing, planned=planned)
        return {
            person.key: before(person, people.town.family_of(person), opened, kind)
            for person, opened, kind in found
            if person.key not in people.taken
        }

    def _cases(self, people: People) -> Iterator[Batch]:
        """Every case, and the contacts that some were opened from before the first of the others."""
        if self.share.number:
            return
        self.stamped.stamp.chance = stream(SEED, "identifiers", "before")
        whole = self.history.cut is None
        self.cases = told_cases(self.hearing, people.town, self.history.upto, whole=whole)
        for told in self.cases:
            if not told.contact and told.key not in self.told_before:
                family = people.town.family_of(told.person)
                self._early(before(told.person, family, told.opened, told.type), people, mine=True)
        yield rows_of(self.stamped)
        self.stamped.stamp.chance = stream(SEED, "identifiers", "alone")
        self.left_alone = stamp_alone(
            self.stamped,
            self.hearing,
            self.cases,
            people.town,
            self.history.upto,
            whole=whole,
            nameless=people.nameless,
        )
        yield rows_of(self.stamped)

    def _early(self, contact: Contact, people: People, *, mine: bool) -> None:
        self.told_before.update(one.key for one in contact.about)
        self.early += 1
        self._tell(contact, people, self.early, mine=mine)

    def _one(self, contact: Contact, people: People, *, mine: bool) -> None:
        self.number += 1
        self._tell(contact, people, self.number, mine=mine)

    def _tell(self, contact: Contact, people: People, number: int, *, mine: bool) -> None:
        first, repeated = people.first(contact), self.repeats.of(contact)
        if not mine:
            return
        for one in first:
            self.stamped.alone(people.beat(one, contact))
        reference = f"C-{london_day(contact.at).year}-{number:05d}"
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
    """A filling shared among several processes, which begin at once. Cases come last, after all contacts."""

    def __init__(self, history: History, stamped: Stamped) -> None:
        self.number = 0
        self.left: list[Story] = []
        self.cases: list[Told] = []
        self.left_cases: list[CaseStory | StaffStory] = []
        self.left_alone: list[Alone] = []
        self.history, self.stamped = history, stamped

        def make(number: int, of: int) -> Iterator[Step]:
            return _steps(Filling(history, stamped, Share(number, of)))

        history.town()  # once for all
        self.shared = Shared(make, helpers())

    def batches(self, tell: Callable[[int], None]) -> Iterator[Batch]:
        """Rows as they come. `tell` hears how many contacts are done."""
        done = 0
        for contacts, batch, number, left, cases, alone in self.shared:
            done += contacts
            tell(done)
            if number:
                self.number = number
                self.left += left
                self.cases += cases
                self.left_alone += alone
            else:
                yield batch
        self.left.sort(key=lambda story: story.reference[-5:])
        yield self._cases()

    def _cases(self) -> Batch:
        """All that can be stamped, of contacts that were."""
        left = {story.id for story in self.left}
        stories = stories_of(self.history.town(), self.cases)
        self.stamped.stamp.chance = stream(SEED, "identifiers", "cases")
        self.left_cases += stamp_staff(self.stamped, self.cases, self.history.upto)
        self.left_cases += [story for story in stories if story.contact in left]
        ready = [story for story in stories if story.contact not in left]
        self.left_cases += stamp(self.stamped, ready, self.history.upto)
        return rows_of(self.stamped)


def rows_of(stamped: Stamped) -> Batch:
    """What is on the sheets."""
    return {table: ("\n".join(lines) + "\n").encode() for table, lines in stamped.sheets.take().items()}


def _steps(filling: Filling) -> Iterator[Step]:
    done: list[int] = []
    for batch in filling.batches(done.append):
        yield done.pop() if done else 0, batch, 0, [], [], []
    yield 0, {}, filling.number, filling.left, filling.cases, filling.left_alone
