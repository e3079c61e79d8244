"""Invented families, and what several agencies wrote down of them: all from one seed, nobody real.

Brothers and sisters share a surname, an address and sometimes a birthday; a children's home shares an address among
strangers. What an agency writes is misspelt, turned round, out of date or left out as often as the shares below say.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from bench.people import ENDS, LETTERS, MIDDLES, STARTS
from sightline.demonstration.borough.names import SHORT
from sightline.demonstration.reference import rows
from sightline.people.naming.identifiers import check_identifier
from sightline.people.naming.short_forms import long_forms

SEED = 20261123
TWINS, OTHER_SURNAME, HOME_OF_MANY = 0.05, 0.12, 0.01
AGENCIES = ("council", "health", "police", "schools")
COLUMNS = ("record_id", "given_name", "other_names", "surname", "date_of_birth", "house_number", "street", "town",
           "postcode", "nhs_number", "upn", "local_id")  # fmt: skip
STREETS = ("Road", "Street", "Close", "Avenue", "Drive", "Lane", "Court", "Way", "Crescent", "Gardens")
NHS, UPN = "nhs", "upn"
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_BEGIN, _DAYS = date(2006, 9, 1), 18 * 365

Now = Callable[[float], bool]  # whether something that happens so often happens now


@dataclass(frozen=True, slots=True)
class Child:
    """One invented child as they are."""

    number: int
    family: int
    origin: str
    given: str
    middle: str
    surname: str
    born: date
    home: tuple[str, str, str, str]  # house, street, town, postcode
    nhs: str
    upn: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What an agency wrote of a child."""

    agency: int
    child: Child
    said: dict[str, str]


@cache
def _listed(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for row in rows("names"):
        if row["kind"] in {"given": {"girl", "boy"}}.get(kind, {kind}):
            found.setdefault(row["tradition"], set()).update(row["names"].split())
    return {tradition: tuple(sorted(names)) for tradition, names in sorted(found.items())}


@cache
def _built() -> tuple[tuple[str, ...], tuple[float, ...]]:
    built = sorted({f"{a}{b}{c}" for a in STARTS for b in MIDDLES for c in ENDS})
    Random(SEED).shuffle(built)
    return tuple(built), tuple(accumulate(1 / (place + 40) for place in range(len(built))))


def families(children: int, seed: int = SEED) -> Iterator[list[Child]]:
    """Families of one to five children, until there are so many children."""
    chance, number, family = Random(seed), 0, 0
    shared = _home(chance, children)
    origins = sorted(set(_listed("given")) & {"english", *_listed("surname")})
    weights = [10 if origin == "english" else 1 for origin in origins]
    while number < children:
        origin = chance.choices(origins, weights)[0]
        home = shared if chance.random() < HOME_OF_MANY else _home(chance, children)
        if chance.random() < 0.02:
            shared = _home(chance, children)
        some = list(_children(chance, origin, home, number, family))
        yield some
        number, family = number + len(some), family + 1


def _children(
    chance: Random, origin: str, home: tuple[str, str, str, str], number: int, family: int
) -> Iterator[Child]:
    surname = _surname(chance, origin)
    born = _BEGIN + timedelta(chance.randrange(_DAYS))
    used: set[str] = set()
    for place in range(chance.choices((1, 2, 3, 4, 5), (35, 38, 17, 7, 3))[0]):
        if place and chance.random() >= TWINS:
            born += timedelta(chance.randrange(330, 1600))
        given, middle = chance.sample([n for n in _listed("given")[origin] if n not in used], 2)
        used |= {given, middle}  # no child of a family is ever called by another's name
        yield Child(
            number + place,
            family,
            origin,
            given,
            middle if chance.random() < 0.6 else "",
            _surname(chance, origin) if place and chance.random() < OTHER_SURNAME else surname,
            born,
            home,
            _nhs(chance),
            _upn(chance),
        )


def _surname(chance: Random, origin: str) -> str:
    if origin != "english":
        return chance.choice(_listed("surname")[origin])
    names, weights = _built()
    return chance.choices(names, cum_weights=weights)[0]


def _home(chance: Random, children: int) -> tuple[str, str, str, str]:
    """A house in one of as many streets as so many children need; a postcode has about fifteen houses."""
    street = chance.randrange(max(40, children // 30))
    house, part = chance.randrange(1, 90), chance.randrange(0, 5)
    named = f"{STARTS[street % 24]}{ENDS[street // 24 % 23]}"
    kind = STREETS[street // 552 % 10]
    town = f"{STARTS[street % 7]}{ENDS[street % 5]}"
    code = street * 5 + part
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    postcode = f"ZX{street % 7 + 1} {code // 400 % 9 + 1}{letters[code // 20 % 20]}{letters[code % 20]}"
    return (
        str(house),
        f"{named} {kind}" if street < 5520 else f"{named} {kind} {street // 5520}",
        town,
        postcode,
    )


def _nhs(chance: Random) -> str:
    while True:
        value = str(chance.randrange(4_000_000_000, 4_999_999_999))
        if check_identifier(NHS, value).valid:
            return value


def _upn(chance: Random) -> str:
    digits = f"{chance.randrange(10**11, 10**12)}"
    return _UPN_LETTERS[sum(w * int(d) for w, d in zip(range(2, 14), digits, strict=True)) % 23] + digits


def kept(
    children: int, agencies: int = 3, seed: int = SEED, again: float = 0.05, untidy: float = 1.0
) -> Iterator[Kept]:
    """What so many agencies hold of the children: each about half of them, some twice.

    `untidy` multiplies how often anything is written wrongly.
    """
    chance = Random(seed + 1)
    for family in families(children, seed):
        for child in family:
            for agency in range(agencies):
                times = (chance.random() < 0.55) + (chance.random() < again)
                for _ in range(times):
                    yield Kept(agency, child, _written(chance, child, family, agency, untidy))


def _written(chance: Random, child: Child, family: list[Child], agency: int, untidy: float) -> dict[str, str]:
    def now(share: float) -> bool:
        return chance.random() < share * untidy

    given, surname = _given(chance, child, now), _surname_written(chance, child, now)
    if now(0.015):
        given, surname = surname, given
    elif now(0.008):
        given, surname = child.middle, child.given
    house, street, town, postcode = _home(chance, 30_000) if now(0.2) else child.home
    held = child if chance.random() > 0.004 * untidy else chance.choice(family)
    return {
        "given_name": given,
        "other_names": child.middle if chance.random() < 0.4 else "",
        "surname": surname,
        "date_of_birth": _born(chance, child.born, now),
        "house_number": "" if now(0.05) else house,
        "street": "" if now(0.04) else misspelt(chance, street) if now(0.08) else street,
        "town": "" if now(0.1) else misspelt(chance, town) if now(0.04) else town,
        "postcode": "" if now(0.06) else misspelt(chance, postcode) if now(0.04) else postcode,
        "nhs_number": _identifier(chance, held.nhs, 0.9 if agency == 1 else 0.35, now),
        "upn": _identifier(chance, held.upn, 0.9 if agency == 3 else 0.35, now),
        "local_id": f"{agency + 1}{chance.randrange(10**6):06}",
    }


def _given(chance: Random, child: Child, now: Now) -> str:
    if now(0.02):
        return chance.choice(("", "", "Baby", "Unknown"))
    if now(0.01):
        return child.given[0]
    if now(0.03):
        return SHORT.get(child.given) or next(iter(long_forms(child.given.lower())), child.given).title()
    if now(0.02):
        return child.middle or misspelt(chance, misspelt(chance, misspelt(chance, child.given)))
    if now(0.015):
        return misspelt(chance, misspelt(chance, child.given))
    return misspelt(chance, child.given) if now(0.06) else child.given


def _surname_written(chance: Random, child: Child, now: Now) -> str:
    if now(0.01):
        return ""
    if now(0.04):
        return _surname(chance, child.origin)
    if now(0.02):
        return f"{child.surname}-{_surname(chance, child.origin)}"
    if now(0.015):
        return misspelt(chance, misspelt(chance, child.surname))
    return misspelt(chance, child.surname) if now(0.06) else child.surname


def _born(chance: Random, born: date, now: Now) -> str:
    if now(0.03):
        return ""
    if now(0.02):
        return chance.choice((f"{born:%Y}", f"{born:%Y-%m}", f"{born:%Y}-00-00"))
    if now(0.015):
        return f"{born:%Y-%d-%m}"
    return _slipped(chance, born, now)


def _slipped(chance: Random, born: date, now: Now) -> str:
    text = f"{born:%Y-%m-%d}"
    if now(0.03):
        return _digit_wrong(chance, text)
    if now(0.01):
        return _digit_wrong(chance, _digit_wrong(chance, text))
    if now(0.01):
        return f"{born + timedelta(chance.randrange(-400, 400)):%Y-%m-%d}"
    return text


def _digit_wrong(chance: Random, text: str) -> str:
    place = chance.choice((2, 3, 5, 6, 8, 9))
    return text[:place] + str(chance.randrange(10)) + text[place + 1 :]


def _identifier(chance: Random, value: str, held: float, now: Now) -> str:
    if chance.random() > held:
        return ""
    return misspelt(chance, value, "0123456789") if now(0.02) else value


def misspelt(chance: Random, text: str, letters: str = LETTERS) -> str:
    """One letter changed, added, left out, or two neighbours exchanged."""
    if len(text) < 3:
        return text
    place, how = chance.randrange(1, len(text) - 1), chance.randrange(4)
    if how == 0:
        return text[:place] + chance.choice(letters) + text[place + 1 :]
    if how == 1:
        return text[:place] + chance.choice(letters) + text[place:]
    if how == 2:
        return text[:place] + text[place + 1 :]
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def write(
    folder: Path, records: Iterator[Kept], *, without: frozenset[str] = frozenset()
) -> dict[tuple[str, str], Child]:
    """Write a file an agency; return whose each record is, by source and record_id. `without` leaves columns out."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = [each for each in COLUMNS if each not in without]
    whose: dict[tuple[str, str], Child] = {}
    writers: dict[str, csv.DictWriter[str]] = {}
    with ExitStack() as files:
        for number, one in enumerate(records):
            agency, record = AGENCIES[one.agency], f"{number:07}"
            if agency not in writers:
                file = files.enter_context((folder / f"{agency}.csv").open("w", encoding="utf-8", newline=""))
                writers[agency] = csv.DictWriter(file, columns, extrasaction="ignore")
                writers[agency].writeheader()
            writers[agency].writerow({"record_id": record, **one.said})
            whose[agency, record] = one.child
    return whose
