"""Invented names from varied origins, and the ways a name gets written down wrongly."""

from functools import cache
from random import Random

from sightline.demonstration.reference import rows

# Where the given name and the surname of a tradition come from, when not from its own list.
_GIVEN_FROM = {
    "mixed_caribbean": "english",
    "mixed_african": "english",
    "mixed_asian": "english",
    "not_given": "english",
}
_SURNAME_FROM = {
    "mixed_caribbean": "caribbean",
    "mixed_african": "west_african",
    "mixed_asian": "punjabi",
    "not_given": "english",
}
_SWAPS = (
    ("ph", "f"),
    ("ie", "y"),
    ("ck", "k"),
    ("ee", "ea"),
    ("th", "t"),
    ("ou", "u"),
    ("ae", "a"),
    ("sz", "sh"),
    ("ll", "l"),
    ("nn", "n"),
    ("tt", "t"),
    ("rr", "r"),
    ("cz", "ch"),
    ("oo", "u"),
    ("w", "v"),
    ("i", "y"),
)
SHORT = {
    "Abigail": "Abi",
    "Amelia": "Millie",
    "Alexandru": "Alex",
    "Bartosz": "Bartek",
    "Benjamin": "Ben",
    "Charlotte": "Lottie",
    "Daniel": "Danny",
    "Eleanor": "Ellie",
    "Elizabeth": "Beth",
    "Finley": "Fin",
    "Gabriel": "Gabe",
    "Harrison": "Harry",
    "Isabelle": "Izzy",
    "Jessica": "Jess",
    "Joshua": "Josh",
    "Katie": "Kate",
    "Matilda": "Tilly",
    "Michael": "Mikey",
    "Mohammed": "Mo",
    "Natalia": "Nat",
    "Olivia": "Liv",
    "Oliver": "Olly",
    "Rebecca": "Becky",
    "Samuel": "Sam",
    "Theo": "Ted",
    "Thomas": "Tom",
    "Wiktoria": "Wika",
    "William": "Will",
    "Zachary": "Zac",
    "Zuzanna": "Zuzia",
    "Emmanuel": "Manny",
}


@cache
def _list(tradition: str, kind: str) -> tuple[str, ...]:
    for row in rows("names"):
        if (row["tradition"], row["kind"]) == (tradition, kind):
            return tuple(row["names"].split())
    raise KeyError((tradition, kind))


@cache
def _traditions() -> tuple[tuple[str, ...], tuple[int, ...]]:
    found = rows("traditions")
    return tuple(row["tradition"] for row in found), tuple(int(row["weight"]) for row in found)


@cache
def _ethnicities(tradition: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    row = next(row for row in rows("traditions") if row["tradition"] == tradition)
    pairs = [pair.split(":") for pair in row["ethnicities"].split("|")]
    return tuple(code for code, _ in pairs), tuple(int(weight) for _, weight in pairs)


def tradition(chance: Random) -> str:
    """The naming tradition of a family."""
    return chance.choices(*_traditions())[0]


def ethnicity(chance: Random, of: str) -> str:
    """A Department for Education ethnicity code for a child of this tradition."""
    return chance.choices(*_ethnicities(of))[0]


def surname(chance: Random, of: str) -> str:
    """A family name; the English ones are put together from parts of place names."""
    source = _SURNAME_FROM.get(of, of)
    if of.startswith("mixed") and chance.random() < 0.5:
        source = "english"
    if source == "english":
        start, end = chance.choice(_list("english", "start")), chance.choice(_list("english", "end"))
        return start + (end[1:] if start[-1] == end[0] else end)
    return chance.choice(_list(source, "surname"))


def given(chance: Random, of: str, sex: str) -> str:
    """A given name."""
    kind = "girl" if sex == "F" or (sex == "U" and chance.random() < 0.5) else "boy"
    return chance.choice(_list(_GIVEN_FROM.get(of, of), kind))


def misspelt(chance: Random, name: str) -> str:
    """The name as somebody else might have written it: a sound respelt, a letter dropped, doubled or swapped."""
    lower = name.lower()
    respelt = [pair for pair in _SWAPS if pair[0] in lower[1:]]
    if respelt and chance.random() < 0.6:
        old, new = chance.choice(respelt)
        place = lower.index(old, 1)
        return name[:place] + new + name[place + len(old) :]
    if len(name) < 4:
        return name + name[-1]
    place = chance.randrange(1, len(name) - 1)
    kinds = (
        name[:place] + name[place + 1 :],
        name[:place] + name[place] + name[place:],
        name[:place] + name[place + 1] + name[place] + name[place + 2 :],
    )
    return chance.choice([kind for kind in kinds if kind != name] or [name + "e"])
