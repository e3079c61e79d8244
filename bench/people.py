"""A million invented people, and searches for some of them as they are typed wrongly: all from one seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from sightline.demonstration.borough.names import SHORT
from sightline.demonstration.reference import rows
from sightline.people.naming.asked import Asked
from sightline.people.naming.births import Born

SEED = 20260401
PEOPLE = 1_000_000
SEARCHES = 1_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
STARTS = ("Ald", "Bram", "Carr", "Dun", "Els", "Fen", "Gar", "Hol", "Inch", "Jess", "Kirk", "Lang", "Mar", "Nor",
          "Oak", "Pem", "Quar", "Rad", "Sel", "Thorn", "Ulv", "Ven", "Wes", "Yar")  # fmt: skip
MIDDLES = ("", "a", "e", "i", "o", "er", "el", "en", "in", "on", "ar", "al")
ENDS = ("brook", "by", "croft", "dale", "den", "field", "ford", "gate", "ham", "hurst", "ley", "low", "man", "more",
        "ridge", "son", "stead", "ton", "ward", "well", "wick", "wood", "worth")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the million."""

    number: int
    given: str
    surname: str
    year: int
    month: int
    day: int


def people(count: int = PEOPLE) -> Iterator[Person]:
    """People with given names and surnames of many origins, the commonest a hundred times as common as the rarest."""
    chance = Random(SEED)
    listed: dict[str, set[str]] = {"given": set(), "surname": set()}
    for row in rows("names"):
        listed["surname" if row["kind"] == "surname" else "given"] |= set(row["names"].split())
    built = {f"{start}{middle}{end}" for start in STARTS for middle in MIDDLES for end in ENDS}
    given, surnames = sorted(listed["given"]), sorted(listed["surname"] | built)
    chance.shuffle(given)
    chance.shuffle(surnames)
    weights = [
        list(accumulate(1 / (place + len(every) / 100) for place in range(len(every))))
        for every in (given, surnames)
    ]
    for number in range(count):
        first = chance.choices(given, cum_weights=weights[0])[0]
        last = chance.choices(surnames, cum_weights=weights[1])[0]
        yield Person(
            number,
            first,
            last,
            chance.randrange(2006, 2027),
            chance.randrange(1, 13),
            chance.randrange(1, 29),
        )


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, and who was meant."""

    meant: Person
    given: str
    surname: str
    year: int
    month: int | None
    day: int | None
    wrong: str

    def asked(self) -> Asked:
        """As the search page reads it."""
        return Asked(names=f"{self.given} {self.surname}", born=Born(self.year, self.month, self.day))


def searches(everybody: list[Person], count: int = SEARCHES) -> list[Search]:
    """A misspelt name, with the year, the month or the day of birth."""
    chance = Random(SEED + 1)
    found = []
    for _ in range(count):
        one = chance.choice(everybody)
        given, surname, wrong = (
            one.given,
            one.surname,
            chance.choice(("surname", "surname", "given", "both", "short")),
        )
        if wrong == "short" and given in SHORT:
            given = SHORT[given]
        elif wrong in ("given", "both"):
            given = _misspelt(chance, given)
        if wrong in ("surname", "both", "short"):
            surname = _misspelt(chance, surname)
        known = chance.random()
        month, day = (one.month if known > 0.3 else None), (one.day if known > 0.8 else None)
        found.append(Search(one, given, surname, one.year, month, day, wrong))
    return found


def _misspelt(chance: Random, name: str) -> str:
    """One letter changed, added or left out, or two neighbours exchanged; never the first, which people get right."""
    place, how = chance.randrange(1, len(name)), chance.choice(("changed", "added", "left out", "exchanged"))
    if how == "changed":
        return name[:place] + chance.choice(LETTERS) + name[place + 1 :]
    if how == "added":
        return name[:place] + chance.choice(LETTERS) + name[place:]
    if how == "left out" and len(name) > 3:
        return name[:place] + name[place + 1 :]
    place = min(place, len(name) - 2)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
