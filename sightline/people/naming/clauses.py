"""A search, or a person, turned into sets of keys to look for, in the groups the results are listed by.

A clause names its group and some sets of keys; a person answers it when they hold at least one key of every
set. Groups are listed in their order and alphabetically within: the order says what agreed, nothing else.
"""

from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from sightline.people.naming import births, keys
from sightline.people.naming.agreement import Called, PersonFacts
from sightline.people.naming.asked import Asked
from sightline.people.naming.identifiers import check_postcode, written_alike
from sightline.people.naming.short_forms import other_forms
from sightline.people.naming.text import Words, words

MOST_NAMES_SOUGHT = 4


class Group(IntEnum):
    """What agrees, as the headings results are listed under."""

    IDENTIFIER = 1
    NAME_AND_BIRTH = 2
    LIKE_NAME_AND_BIRTH = 3
    LIKE_NAME_AND_NEAR_BIRTH = 4
    LIKE_NAME_AND_POSTCODE = 5
    PART_NAME_AND_BIRTH = 6
    NAME = 7
    LIKE_NAME = 8
    NEAR_IDENTIFIER = 9
    PART_NAME = 10
    BIRTH_OR_POSTCODE = 11


HEADINGS = {
    Group.IDENTIFIER: "An identifier agrees",
    Group.NAME_AND_BIRTH: "Name and date of birth agree",
    Group.LIKE_NAME_AND_BIRTH: "Name is alike, date of birth agrees",
    Group.LIKE_NAME_AND_NEAR_BIRTH: "Name is alike, date of birth nearly agrees",
    Group.LIKE_NAME_AND_POSTCODE: "Name is alike, postcode agrees",
    Group.PART_NAME_AND_BIRTH: "Part of the name and the date of birth agree",
    Group.NAME: "Name agrees",
    Group.LIKE_NAME: "Name is alike",
    Group.NEAR_IDENTIFIER: "An identifier nearly agrees",
    Group.PART_NAME: "Part of the name agrees",
    Group.BIRTH_OR_POSTCODE: "Date of birth or postcode agrees",
}

KeySet = frozenset[int]


@dataclass(frozen=True, slots=True)
class Clause:
    group: Group
    sets: tuple[KeySet, ...]

    def answered_by(self, held: set[int]) -> bool:
        return all(held & wanted for wanted in self.sets)


def held_keys(person: PersonFacts) -> set[int]:
    """Every key a person is found by."""
    found = births.held_keys(person.born)
    for called in person.names:
        found |= _name_keys(called)
    for _, value in person.identifiers:
        found |= {keys.identifier_exact_key(value)} | keys.identifier_near_keys(value)
    return found | {keys.postcode_key(postcode) for postcode in person.postcodes}


def _name_keys(called: Called) -> set[int]:
    found: set[int] = set()
    for part in (called.given, called.middle, called.surname):
        taken = words(part)
        for form in taken.every:
            found |= {keys.exact_key(form)} | keys.near_keys(form)
        found |= {keys.initial_key(word) for word in taken.single}
    return found


def search_clauses(asked: Asked) -> list[Clause]:
    """The clauses of a search, nearest group first."""
    clauses = _identifier_clauses(written_alike(asked.identifier))
    postcode = check_postcode(asked.postcode).value
    place = frozenset({keys.postcode_key(postcode)}) if postcode else frozenset[int]()
    clauses += _name_clauses(asked.words, asked.born, place)
    agreeing = frozenset(births.agreeing_keys(asked.born))
    if not asked.words.single:
        clauses.append(Clause(Group.BIRTH_OR_POSTCODE, tuple(s for s in (agreeing, place) if s)))
    elif agreeing and place:
        clauses.append(Clause(Group.BIRTH_OR_POSTCODE, (agreeing, place)))
    return [clause for clause in clauses if clause.sets and all(clause.sets)]


def _identifier_clauses(value: str) -> list[Clause]:
    if not value:
        return []
    exact, near = keys.identifier_exact_key(value), keys.identifier_near_keys(value)
    return [
        Clause(Group.IDENTIFIER, (frozenset({exact}),)),
        Clause(Group.NEAR_IDENTIFIER, (frozenset(near),)),
    ]


def _name_clauses(said: Words, born: births.Born, place: KeySet) -> list[Clause]:
    if not said.single:
        return []
    exact, like = _exact_sets(said), _like_sets(said)
    agreeing, close = frozenset(births.agreeing_keys(born)), frozenset(births.close_keys(born))
    clauses = [
        Clause(Group.NAME_AND_BIRTH, (*exact, agreeing)),
        Clause(Group.LIKE_NAME_AND_BIRTH, (*like, agreeing)),
        Clause(Group.LIKE_NAME_AND_NEAR_BIRTH, (*like, close)),
        Clause(Group.LIKE_NAME_AND_POSTCODE, (*like, place)),
        Clause(Group.NAME, exact),
        Clause(Group.LIKE_NAME, like),
    ]
    if len(like) > 1:
        clauses += [Clause(Group.PART_NAME_AND_BIRTH, (word, agreeing)) for word in like if born.whole]
        clauses += [Clause(Group.LIKE_NAME_AND_POSTCODE, (word, place)) for word in like]
    if len(like) > 2:
        clauses += [Clause(Group.PART_NAME, pair) for pair in combinations(like, 2)]
    return clauses


def _exact_sets(said: Words) -> tuple[KeySet, ...]:
    places = range(len(said.single))
    return tuple(frozenset(keys.exact_key(form) for form in said.covering(place)) for place in places)


def _like_sets(said: Words) -> tuple[KeySet, ...]:
    return tuple(frozenset(_like_keys(said, place)) for place in range(len(said.single)))


def _like_keys(said: Words, place: int) -> set[int]:
    found: set[int] = set()
    for form in said.covering(place):
        found |= keys.near_keys(form) | {keys.exact_key(form)}
        found |= {keys.exact_key(other) for other in other_forms(form)}
    if len(said.single[place]) == 1:
        found.add(keys.initial_key(said.single[place]))
    return found


def name_clauses(names: str) -> list[Clause]:
    """Clauses of a whole name only, for saying that a restricted record of that name exists."""
    said = Asked(names=names).words
    return [Clause(Group.LIKE_NAME, _like_sets(said))] if len(said.single) > 1 else []


def match_clauses(person: PersonFacts) -> list[Clause]:
    """Clauses for people who may be this person: an identifier, or a like name with a date or postcode.

    A name alone is proposed only where one of the two has no date of birth to differ by.
    """
    clauses = [c for _, value in person.identifiers for c in _identifier_clauses(value)]
    places = frozenset(keys.postcode_key(postcode) for postcode in person.postcodes)
    undated = frozenset({births.NOT_HELD_KEY})
    for called in person.names[:MOST_NAMES_SOUGHT]:
        said = words(f"{called.given} {called.surname}")
        found = _name_clauses(said, person.born, places)
        alone = {Group.NAME, Group.LIKE_NAME, Group.PART_NAME}
        clauses += [c for c in found if c.group not in alone]
        if len(said.single) > 1:
            extra = () if not person.born.known else (undated,)
            clauses += [Clause(c.group, (*c.sets, *extra)) for c in found if c.group is Group.NAME]
    return [clause for clause in clauses if clause.sets and all(clause.sets)]


def group_of(clauses: list[Clause], held: set[int]) -> Group | None:
    """The first group whose clause the keys answer; the database's function answers alike."""
    return min((clause.group for clause in clauses if clause.answered_by(held)), default=None)
