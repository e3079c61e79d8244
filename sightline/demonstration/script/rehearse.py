"""Watches as many stories as are needed for every case that the borough's history meets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

from sightline.demonstration.borough.town import Town
from sightline.demonstration.filling import People
from sightline.demonstration.script.contacts import Story
from sightline.demonstration.script.known import Known
from sightline.demonstration.script.learning import Case, Learner
from sightline.demonstration.script.people import Taken, taken
from sightline.demonstration.script.stamped import Stamped, Unknown
from sightline.demonstration.stencils.stamping import Compiled
from sightline.demonstration.stencils.stencil import Stencil
from sightline.demonstration.story.events import Contact
from sightline.demonstration.story.history import History
from sightline.people.actions.parts import NewName
from sightline.people.states import NameKind

SAMPLES = 2
CHANGED = date(2018, 7, 3)
REFERENCE = "C-2019-99999"
KINDS = ((NameKind.LEGAL,), (NameKind.LEGAL, NameKind.KNOWN_AS), (NameKind.LEGAL, NameKind.PREVIOUS),
         (NameKind.LEGAL, NameKind.KNOWN_AS, NameKind.PREVIOUS), ())  # fmt: skip
Tell = Callable[[int, int], None]


class Rehearsing:
    """Goes through the history, watching a story whenever it meets a case too seldom seen."""

    def __init__(self, history: History, known: Known, stencils: dict[Case, Stencil]) -> None:
        self.history, self.known = history, known
        self.learner = Learner(known)
        self.learner.stencils = dict(stencils)
        self.stamped = Stamped(self.learner.stencils, known, Random(1))  # noqa: S311 - invention, not secrecy
        self.seen: dict[Case, int] = dict.fromkeys(stencils, SAMPLES)
        self.watched = 0

    def people(self, town: Town) -> None:
        """Every way of being taken down, twice."""
        contact = next(one for one in self.history.year(self.history.plans()[0], town) if one.about)
        for family in town.families[:2]:
            child, adult = family.children[0], family.adults[0]
            base = taken(child, family, contact.at)
            every = [
                _variant(base, number, kinds)
                for number, kinds in enumerate(product(KINDS, _identifiers(base)))
            ]
            pairs = [
                (0, number, part)
                for number, part in enumerate(("mother", "father", "grandparent", "carer"), 1)
            ]
            grown = replace(
                taken(adult, family, contact.at), key=f"x{family.number}", reference="X1", identifiers=()
            )
            self.learner.watch_people([grown, *every], pairs, contact.at, contact.entered_by)
        self._ready()

    def contacts(self, town: Town, tell: Tell) -> None:
        """The whole history, year by year."""
        people = People(town, Random(2))  # noqa: S311 - invention, not secrecy
        for plan in self.history.plans():
            for number, contact in enumerate(self.history.year(plan, town)):
                self._contact(contact, town, people)
                if number % 100 == 0:
                    tell(self.watched, len(self.learner.stencils))

    def _contact(self, contact: Contact, town: Town, people: People) -> None:
        taken_down = [taken(one, town.family_of(one), contact.at) for one in contact.about]
        story = Story(contact, tuple(one.id for one in taken_down), REFERENCE)
        try:
            self.stamped.contact(story, self.history.upto)
            if all(self.seen[case] >= SAMPLES for case in self.stamped.used):
                return
        except Unknown:
            pass
        self.stamped.sheets.take()
        self.learner.watch(story, taken_down, self.history.upto)
        self.watched += 1
        self._ready()

    def _ready(self) -> None:
        for case in self.learner.touched:
            self.seen[case] = self.seen.get(case, 0) + 1
            self.stamped.stencils[case] = Compiled(self.learner.stencils[case])
        self.learner.touched.clear()


def _identifiers(base: Taken) -> list[tuple[tuple[str, str], ...]]:
    local, nhs, upn = ("local", base.reference), ("nhs", "9990000001"), ("upn", "A999000020001")
    return [(local,), (local, nhs), (local, upn), (local, nhs, upn)]


def _variant(
    base: Taken, number: int, kinds: tuple[tuple[NameKind, ...], tuple[tuple[str, str], ...]]
) -> Taken:
    names = tuple(
        NewName(f"Given{number}{place}", f"Surname{number}{place}", kind=kind,
                to_on=CHANGED if kind == NameKind.PREVIOUS else None)
        for place, kind in enumerate(kinds[0])
    )  # fmt: skip
    reference = f"{base.reference}{number}"
    identifiers = tuple((kind, reference if kind == "local" else value) for kind, value in kinds[1])
    return replace(
        base, key=f"{base.key}/{number}", reference=reference, names=names, identifiers=identifiers
    )
