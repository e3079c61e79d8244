"""The whole invented borough in one object, with quick ways to pick a child for a contact."""

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from random import Random

from sightline.demonstration.borough.families import Family, Person, families

FULL = 27_500


@dataclass(frozen=True, slots=True)
class Town:
    """Families, with weights for drawing one at random."""

    seed: int
    families: tuple[Family, ...]
    weights: tuple[float, ...]

    def draw(self, chance: Random, suits: Callable[[Person], bool]) -> tuple[Family, Person]:
        """A child whom `suits` accepts, families with more worries more often."""
        while True:
            family = self.families[bisect(self.weights, chance.random() * self.weights[-1])]
            fitting = [child for child in family.children if suits(child)]
            if fitting:
                return family, chance.choice(fitting)

    def family_of(self, person: Person) -> Family:
        """The family a person belongs to."""
        return self.families[int(person.key.partition("-")[0])]


@lru_cache(maxsize=2)
def town(seed: int, count: int = FULL) -> Town:
    """Build the borough."""
    found = tuple(families(seed, count))
    return Town(seed, found, tuple(accumulate(family.weight for family in found)))


def aged(first: int, last: int, day: date) -> Callable[[Person], bool]:
    """A test for children between two ages, in completed years, on a day."""
    return lambda child: first <= child.age_on(day) <= last
