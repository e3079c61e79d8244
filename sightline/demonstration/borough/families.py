"""Families and the people in them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sightline.demonstration.borough import names
from sightline.demonstration.borough.places import Address, address, settings
from sightline.demonstration.draw import stream, weighted

FIRST_BIRTH, LAST_BIRTH = date(2001, 9, 1), date(2028, 12, 31)


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person. `part` is child, mother, father, grandparent or carer."""

    key: str
    serial: int
    part: str
    given: str
    surname: str
    sex: str
    born: date
    ethnicity: str
    send: str | None
    known_as: str = ""
    former_surname: str = ""
    changed_on: date | None = None

    def surname_on(self, day: date) -> str:
        """The family name the person had on a day."""
        return self.former_surname if self.changed_on and day < self.changed_on else self.surname

    def age_on(self, day: date) -> int:
        """Completed years, below nought before birth."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True, slots=True)
class Home:
    """Where a family lives and from when."""

    address: Address
    since: date


@dataclass(frozen=True, slots=True)
class Family:
    """People who belong together, where they live, and how often somebody worries about them."""

    number: int
    tradition: str
    children: tuple[Person, ...]
    adults: tuple[Person, ...]
    homes: tuple[Home, ...]
    practice: str
    weight: float

    def home_on(self, day: date) -> Address:
        """Where they live on a day."""
        return [home for home in self.homes if home.since <= day or home is self.homes[0]][-1].address


def _some_day(chance: Random, first: date, last: date) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def _births(chance: Random) -> list[date]:
    """Days of birth of the children of one family; now and then twins."""
    days = [_some_day(chance, FIRST_BIRTH, LAST_BIRTH)]
    for _ in range(chance.choices((0, 1, 2, 3), (38, 36, 17, 9))[0]):
        gap = 0 if chance.random() < 0.02 else chance.randrange(330, 1900)
        if days[-1] + timedelta(days=gap) <= LAST_BIRTH:
            days.append(days[-1] + timedelta(days=gap))
    return days


def _child(chance: Random, number: int, place: int, born: date, *, of: str, surname: str) -> Person:
    sex = chance.choices(("F", "M", "U"), (495, 500, 5))[0]
    given = names.given(chance, of, sex)
    send = weighted(chance, "send") if born.year < 2021 else None
    known_as = names.SHORT.get(given, "") if chance.random() < 0.5 else ""
    former, changed = "", None
    if chance.random() < 0.02:
        former, changed = names.surname(chance, of), born + timedelta(days=chance.randrange(1500, 5200))
    return Person(
        f"{number}-c{place}",
        number * 10 + place,
        "child",
        given,
        surname,
        sex,
        born,
        names.ethnicity(chance, of),
        send,
        known_as,
        former,
        changed,
    )


def _adults(chance: Random, number: int, of: str, surname: str, first_born: date) -> tuple[Person, ...]:
    """One or two grown-ups; a grandparent or carer now and then instead."""
    parts = chance.choices(
        (("mother",), ("mother", "father"), ("father",), ("grandparent",), ("carer",)), (38, 52, 4, 4, 2)
    )[0]
    people = []
    for place, part in enumerate(parts):
        sex = {"mother": "F", "father": "M"}.get(part) or chance.choice(("F", "M"))
        years = chance.randrange(19, 40) if part in ("mother", "father") else chance.randrange(45, 60)
        own = names.surname(chance, of) if chance.random() < 0.3 else surname
        born = first_born - timedelta(days=years * 365 + chance.randrange(365))
        people.append(
            Person(
                f"{number}-a{place}",
                number * 10 + 8 + place,
                part,
                names.given(chance, of, sex),
                own,
                sex,
                born,
                names.ethnicity(chance, of),
                None,
            )
        )
    return tuple(people)


def family(seed: int, number: int, shared: Address | None = None) -> Family:
    """The family of this number. `shared` is the address of another family they live with."""
    chance = stream(seed, "family", number)
    of = names.tradition(chance)
    surname = names.surname(chance, of)
    births = _births(chance)
    second = names.surname(chance, of) if chance.random() < 0.12 else surname
    children = tuple(
        _child(chance, number, place, born, of=of, surname=second if place and second != surname else surname)
        for place, born in enumerate(births)
    )
    homes = [Home(shared or address(chance), date(2000, 1, 1))]
    while chance.random() < 0.3 and len(homes) < 4:
        homes.append(Home(address(chance), _some_day(chance, date(2018, 1, 1), date(2026, 12, 31))))
    homes.sort(key=lambda home: home.since)
    practice = chance.choice(settings("practice", homes[-1].address.locality))
    return Family(
        number,
        of,
        children,
        _adults(chance, number, of, surname, births[0]),
        tuple(homes),
        practice,
        min(chance.paretovariate(1.15), 40.0),
    )


def families(seed: int, count: int) -> list[Family]:
    """All the families of the borough. About one in forty shares a home with the one before it."""
    found: list[Family] = []
    chance = stream(seed, "shared homes")
    for number in range(count):
        shared = found[-1].homes[-1].address if found and chance.random() < 0.025 else None
        found.append(family(seed, number, shared))
    return found
