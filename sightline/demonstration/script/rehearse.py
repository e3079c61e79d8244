"""Watches as many stories as are needed for every case that the borough's history meets."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from random import Random

from sightline.demonstration.borough import numbers
from sightline.demonstration.crimes.learning import watch_crimes
from sightline.demonstration.episodes.learning import watch_episodes
from sightline.demonstration.pathway.learning import lesson
from sightline.demonstration.referred.story import watch_referrals
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import Case, Learner, Lesson
from sightline.demonstration.script.people import ROLES, Taken, taken
from sightline.demonstration.script.repeats import Repeats
from sightline.demonstration.script.seldom import Seldom
from sightline.demonstration.script.stamped import Stamped, Unknown
from sightline.demonstration.stencils.compiled import Compiled
from sightline.demonstration.stencils.stencil import Stencil
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History
from sightline.people.actions.parts import NewName
from sightline.people.states import NameKind

CHANGED = date(2018, 7, 3)
REFERENCE = "C-2019-99999"
KINDS = ((NameKind.LEGAL,), (NameKind.LEGAL, NameKind.KNOWN_AS), (NameKind.LEGAL, NameKind.PREVIOUS),
         (NameKind.LEGAL, NameKind.KNOWN_AS, NameKind.PREVIOUS), ())  # fmt: skip
WAYS = tuple(product(KINDS, ((), ("nhs",), ("upn",), ("nhs", "upn"))))
UNUSED = 450_000  # serial numbers from here on are nobody's
FIRST = datetime(2019, 4, 3, 9, tzinfo=UTC)
Part = Callable[[Story], bool]


class Rehearsing:
    """Goes through the history, watching a story whenever it meets a case too seldom seen."""

    def __init__(self, history: History, known: Known) -> None:
        self.history, self.town = history, history.town()
        self.learner, self.repeats, self.seldom = Learner(known), Repeats(), Seldom()
        self.stamped = Stamped({}, known, Random(1))  # noqa: S311 - invention, not secrecy

    def people(self) -> None:
        """Every way of being taken down; once more those of which something is unsure."""
        at, by = FIRST, "adviser1"
        for family in self.town.families[:2]:
            child, adult = family.children[0], family.adults[0]
            base = taken(child, family, at)
            every = [_variant(base, number, *kinds) for number, kinds in enumerate(WAYS)]
            grown = replace(taken(adult, family, at), key=f"x{family.number}", reference="X1", identifiers=())
            pairs = [(0, number, part) for number, part in enumerate(ROLES, start=1)]
            self.learner.watch_people([grown, *every], pairs, at, by)
        self._ready()

    def contacts(self, part: Part = lambda _: True) -> Iterator[None]:
        """The whole history, year by year, contact by contact. `part` chooses those to learn from."""
        for plan in self.history.plans():
            for contact in self.history.year(plan, self.town):
                story, people = self.story_of(contact)
                if not part(story):
                    continue
                for one in (story, *self.seldom.like(story)):
                    if not self.knows(one):
                        self.watch(one, people)
                yield

    def learned(self) -> dict[Case, Stencil]:
        """What can be relied on: of the rest, too little was seen to tell one explanation from another."""
        return {
            case: stencil
            for case, stencil in self.learner.stencils.items()
            if case not in self.learner.unsure
        }

    def story_of(self, contact: Contact) -> tuple[Story, list[Taken]]:
        """A contact's story, about people who have not been taken down yet."""
        people = [taken(one, self.town.family_of(one), contact.at) for one in contact.about]
        story = Story(contact, tuple(one.id for one in people), REFERENCE, self.repeats.of(contact))
        return story, people

    def knows(self, story: Story) -> bool:
        """Whether nothing more can be learned from a story."""
        try:
            self.stamped.contact(story, self.history.upto)
        except Unknown as unknown:
            return unknown.args[0] in self.learner.refused
        finally:
            self.stamped.sheets.take()
        return not self.stamped.used & self.learner.unsure

    def watch(self, story: Story, people: list[Taken]) -> None:
        """Learn from a story that `knows` was asked of last."""
        self.learner.watch(story, people, self.history.upto, self.stamped.used)
        self._ready()

    def _ready(self) -> None:
        for case in self.learner.touched:
            if case in self.learner.refused:
                self.stamped.stencils.pop(case, None)
            else:
                self.stamped.stencils[case] = Compiled(self.learner.stencils[case], self.stamped.papers)
        self.learner.touched.clear()


def lessons(history: History, known: Known, number: int, of: int) -> Iterator[Lesson | None]:
    """One process's part of learning: nothing for each contact gone through, then what was learned.

    Of two, one has the contacts about one person, the other people, the pathway and all other contacts. No case
    belongs to both, since how many a contact is about is part of each.
    """
    rehearsing = Rehearsing(history, known)
    if number == of - 1:
        rehearsing.people()
        of_cases = lesson(rehearsing.town, known)
        watch_episodes(of_cases)
        watch_referrals(of_cases)
        watch_crimes(of_cases)
        yield of_cases.lesson()
    yield from rehearsing.contacts(lambda story: of == 1 or (len(story.people) == 1) == (number == 0))
    yield rehearsing.learner.lesson()


def _variant(base: Taken, number: int, names: tuple[NameKind, ...], others: tuple[str, ...]) -> Taken:
    """Somebody with these kinds of name, and these numbers beside the agency's own."""
    called = tuple(
        NewName(f"Given{number}{place}", f"Surname{number}{place}", kind=kind,
                to_on=CHANGED if kind == NameKind.PREVIOUS else None)
        for place, kind in enumerate(names)
    )  # fmt: skip
    reference = f"{base.reference}{number}"
    serial = UNUSED + number
    own = {"nhs": numbers.nhs_number(serial), "upn": numbers.upn(serial, base.born.year or 2010)}
    held = (("local", reference), *((kind, own[kind]) for kind in others))
    return replace(base, key=f"{base.key}/{number}", reference=reference, names=called, identifiers=held)
