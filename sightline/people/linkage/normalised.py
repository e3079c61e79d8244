"""One row of a file as what is compared: the same words, sounds and identifiers as the search uses."""

from collections.abc import Mapping
from functools import lru_cache

from sightline.people.linkage.dates import written
from sightline.people.naming.identifiers import check_postcode, written_alike
from sightline.people.naming.keys import sound
from sightline.people.naming.short_forms import long_forms
from sightline.people.naming.text import words

READ = (
    "given_name", "other_names", "surname", "date_of_birth", "house_number", "street", "town", "postcode",
    "nhs_number", "upn", "local_id",
)  # fmt: skip
TEXTS = (
    "called", "given", "given_letters", "given_sound", "surname", "surname_letters", "surname_sound",
    "born", "born_letters", "born_year", "born_month", "born_day",
    "house", "street", "home", "town", "postcode", "district", "nhs", "upn", "local",
)  # fmt: skip
LISTS = ("given_words", "given_forms", "every_given", "surname_words")
LONGEST_COMPARED = 40
FEWEST_KINDS_OF_CHARACTER = 2
_FIRST_PRINTED, _PRINTED = 33, 94

NO_NAME = frozenset(
    """unknown unborn unnamed baby babe infant newborn notknown nk na none null nil nan anon anonymous notheld
    notgiven notrecorded tbc tba twin one two three first second third child boy girl male female mr mrs ms miss
    master test xx xxx""".split()  # noqa: SIM905 - a list of words is read as one
)
_STREETS = {
    "rd": "road", "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "cl": "close", "dr": "drive",
    "ct": "court", "ln": "lane", "cres": "crescent", "cr": "crescent", "crs": "crescent", "pl": "place",
    "gdns": "gardens", "gdn": "gardens", "gr": "grove", "tce": "terrace", "ter": "terrace", "terr": "terrace",
    "sq": "square", "pk": "park", "hse": "house", "cct": "circuit", "circ": "circuit", "pde": "parade",
}  # fmt: skip

Compared = dict[str, str | list[str] | None]


def normalised(row: Mapping[str, str]) -> Compared:
    """What is compared of one row; None where nothing is known. `row` holds any of READ."""
    given = _name(row.get("given_name", ""))
    surname = _name(row.get("surname", ""))
    every = list(dict.fromkeys((*given, *_name(row.get("other_names", "")))))
    born = written(row.get("date_of_birth", ""))
    house = _house(row.get("house_number", ""))
    street, town = _street(row.get("street", "")), _plain(row.get("town", ""))
    postcode = _postcode(row.get("postcode", ""))
    found: Compared = {
        "called": f"{_one(given)} {_one(surname)}" if given and surname else "",
        "given": _one(given), "given_letters": _letters(_one(given)), "given_sound": _heard(given),
        "given_words": list(given), "given_forms": sorted({f for w in given for f in long_forms(w)}),
        "every_given": every,
        "surname": _one(surname), "surname_letters": _letters(_one(surname)), "surname_sound": _heard(surname),
        "surname_words": list(surname),
        "born": born.whole, "born_letters": _letters(born.whole),
        "born_year": born.year, "born_month": born.month, "born_day": born.day,
        "house": house, "street": street, "home": f"{house} {street}" if house and street else "", "town": town,
        "postcode": postcode, "district": postcode[:-3] if len(postcode) >= 5 else postcode[:2],
        "nhs": _identifier(row.get("nhs_number", "")), "upn": _identifier(row.get("upn", "")),
        "local": _identifier(row.get("local_id", "")),
    }  # fmt: skip
    return {name: value or None for name, value in found.items()}


@lru_cache(maxsize=131_072)
def _name(text: str) -> tuple[str, ...]:
    """The words of a name in ASCII, without those that say there is none."""
    if "".join(words(text).single) in NO_NAME:
        return ()
    kept = tuple(_ascii(word) for word in words(text).single if word not in NO_NAME)
    return tuple(word for word in kept if not word.isdigit() and (word.strip("x") or len(word) == 1))


def _one(name: tuple[str, ...]) -> str:
    return "".join(name)[:LONGEST_COMPARED]


@lru_cache(maxsize=131_072)
def _ascii(text: str) -> str:
    """A letter outside ASCII is given one printed mark of its own, so that letters are counted alike everywhere."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() else chr(_FIRST_PRINTED + ord(c) % _PRINTED) for c in text)


@lru_cache(maxsize=131_072)
def _letters(text: str) -> str:
    return "".join(sorted(text))


@lru_cache(maxsize=131_072)
def _heard(name: tuple[str, ...]) -> str:
    """How the first word of a name sounds, or the word itself where that cannot be said."""
    return (sound(name[0]) or name[0][:LONGEST_COMPARED]) if name else ""


@lru_cache(maxsize=131_072)
def _plain(text: str) -> str:
    return "".join(_ascii(word) for word in words(text).single)[:LONGEST_COMPARED]


@lru_cache(maxsize=131_072)
def _street(text: str) -> str:
    said = [_ascii(word) for word in words(text).single]
    return "".join(_STREETS.get(word, word) if at else word for at, word in enumerate(said))[
        :LONGEST_COMPARED
    ]


def _house(text: str) -> str:
    return written_alike(text).lower().lstrip("0")[:LONGEST_COMPARED]


@lru_cache(maxsize=131_072)
def _postcode(text: str) -> str:
    return check_postcode(text).value.replace(" ", "")


def _identifier(text: str) -> str:
    """In its one way of writing; nothing where it is one character over and over, as stand-ins are."""
    value = written_alike(text)
    return value if len(set(value)) >= FEWEST_KINDS_OF_CHARACTER and value.casefold() not in NO_NAME else ""
