"""Finding phrases in a text: whatever the case, the ending of a word, or an article between two words.

Nothing is weighed: a phrase stands in the text or it does not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ENDINGS = ("ing", "ed", "es", "s", "e")
BETWEEN = frozenset({"a", "an", "the", "his", "her", "their", "my", "our", "some"})
LONG_ENOUGH = 8
"""One letter too few, too many or out of its place is forgiven in words of this length, where it is asked."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Token:
    """A word of the text, reduced, and where it stands."""

    word: str
    stem: str
    start: int
    end: int


@cache
def stem_of(word: str) -> str:
    """A word without its ending, so that its forms are alike."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    for ending in ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3 and not plain.endswith("ss"):
            plain = plain.removesuffix(ending)
            break
    doubled = len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "aeiouls"
    return plain[:-1] if doubled else plain


def tokens_of(text: str) -> list[Token]:
    """The words of a text in their order."""
    return [
        Token(each[0].casefold(), stem_of(each[0]), each.start(), each.end()) for each in WORD.finditer(text)
    ]


class Phrases:
    """Phrases to look for. Each has a key and one or more forms; `lenient` ones forgive one letter."""

    def __init__(self, forms: Iterable[tuple[str, str, bool]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.near: dict[str, str] = {}
        for key, form, lenient in forms:
            stems = tuple(token.stem for token in tokens_of(form))
            if not stems or any(stems == other for other, _ in self.by_first.get(stems[0], ())):
                continue
            self.by_first.setdefault(stems[0], []).append((stems, key))
            if lenient and len(stems) == 1 and len(form) >= LONG_ENOUGH:
                for near in _near(stems[0]) | _near(form.casefold()):
                    self.near.setdefault(near, key)

    def find(self, text: str) -> dict[str, list[Span]]:
        """Where each phrase stands, in the order of the text; one inside a longer one is left to that one."""
        tokens = tokens_of(text)
        found: list[tuple[Span, str]] = []
        for place, token in enumerate(tokens):
            for stems, key in self.by_first.get(token.stem, ()):
                end = _ends(tokens, place, stems)
                if end is not None:
                    found.append(((token.start, tokens[end].end), key))
            near = self.near.get(token.word) or self.near.get(token.stem)
            if near and token.stem not in self.by_first:
                found.append(((token.start, token.end), near))
        spans: dict[str, list[Span]] = {}
        for span, key in found:
            if not any(_inside(span, other) for other, _ in found) and span not in spans.get(key, ()):
                spans.setdefault(key, []).append(span)
        return spans


def _ends(tokens: list[Token], place: int, stems: tuple[str, ...]) -> int | None:
    """Where the phrase that begins here ends, if it stands here."""
    for stem in stems[1:]:
        place += 1
        while place < len(tokens) and tokens[place].stem != stem and tokens[place].stem in BETWEEN:
            place += 1
        if place >= len(tokens) or tokens[place].stem != stem:
            return None
    return place


def _inside(one: Span, other: Span) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _near(stem: str) -> set[str]:
    """The stem with one letter left out, doubled, or changed for its neighbour's place. The first letter stands."""
    places = range(1, len(stem))
    left_out = {stem[:place] + stem[place + 1 :] for place in places}
    doubled = {stem[:place] + stem[place] + stem[place:] for place in places}
    swapped = {
        stem[:place] + stem[place + 1] + stem[place] + stem[place + 2 :] for place in range(1, len(stem) - 1)
    }
    return (left_out | doubled | swapped) - {stem}
