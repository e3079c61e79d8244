"""How alike two written names are, as one of a few named kinds."""

from enum import StrEnum
from functools import lru_cache

from sightline.people.naming.keys import SHORTEST_FOR_ONE_LETTER, one_letter_forms, sound
from sightline.people.naming.short_forms import other_forms
from sightline.people.naming.text import Words, words


class Likeness(StrEnum):
    """Kinds of likeness, nearest first."""

    SAME = "the same"
    SHORT_FORM = "a form of the same name"
    ONE_LETTER = "one letter apart"
    SOUND = "sounds alike"
    INITIAL = "an initial"
    NOT_HELD = "not held"
    DIFFERENT = "different"


_ORDER = list(Likeness)


@lru_cache(maxsize=16_384)
def word_likeness(a: str, b: str) -> Likeness:
    """How two single words, already folded, stand to each other."""
    if a == b:
        return Likeness.SAME
    if b in other_forms(a):
        return Likeness.SHORT_FORM
    if min(len(a), len(b)) == 1:
        return Likeness.INITIAL if a[:1] == b[:1] else Likeness.DIFFERENT
    long_enough = min(len(a), len(b)) >= SHORTEST_FOR_ONE_LETTER - 1 and max(len(a), len(b)) > 2
    if long_enough and abs(len(a) - len(b)) <= 1 and one_letter_forms(a) & one_letter_forms(b):
        return Likeness.ONE_LETTER
    if sound(a) and sound(a) == sound(b):
        return Likeness.SOUND
    return Likeness.DIFFERENT


def part_likeness(left: str, right: str) -> Likeness:
    """How two name parts (a given name, a surname, each of one or more words) stand to each other."""
    a, b = words(left), words(right)
    if not a.single or not b.single:
        return Likeness.NOT_HELD
    if "".join(a.single) == "".join(b.single):
        return Likeness.SAME
    fewer, more = (a, b) if len(a.single) <= len(b.single) else (b, a)
    each = [best_likeness(fewer, place, more.every) for place in range(len(fewer.single))]
    whole = word_likeness("".join(a.single), "".join(b.single))
    return _nearest([max(each, key=_ORDER.index), whole])


def best_likeness(said: Words, place: int, forms: tuple[str, ...]) -> Likeness:
    """The nearest likeness of the word at `place`, in any form that covers it, to any of `forms`."""
    return _nearest([word_likeness(mine, form) for mine in said.covering(place) for form in forms])


def _nearest(found: list[Likeness]) -> Likeness:
    return min(found, key=_ORDER.index, default=Likeness.DIFFERENT)
