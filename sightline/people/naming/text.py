"""Names as people write them, made comparable: accents, apostrophes, hyphens, prefixes, any script."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_NAME = 200
MOST_WORDS = 12

_LETTERS = str.maketrans(
    dict(zip("łøđðħŧŋəĸ\u0131", "loddhtneki", strict=True)) | {"þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_PREFIXES = frozenset(
    """o mc mac van von vander der den de da do dos das del della di du la le
    al el ul bin bint ibn abu st san fitz ap""".split()  # noqa: SIM905 - a list of words is read as one
)
# Hyphen-minus, the hyphens and dashes U+2010 to U+2015, the minus sign, and other breaks.
_BREAKS = re.compile("[\\s\\-\u2010-\u2015\u2212_/,.;]+")
# Straight and curly quotation marks, grave, acute, and the modifier letters used as apostrophes.
_APOSTROPHES = re.compile("['`\u2018\u2019\u00b4\u02bc\u02bb\uff07]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def cleaned(text: str, longest: int = LONGEST_NAME) -> str:
    """The text as it may be kept and shown: no control, bidirectional or hidden characters, single spaces."""
    spaced = "".join(" " if c.isspace() else c for c in text[: longest * 4])
    seen = "".join(c for c in spaced if unicodedata.category(c) not in _HIDDEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())[:longest].strip()


def folded(text: str) -> str:
    """The text for comparing: small letters without accents; words and their breaks are kept."""
    opened = unicodedata.normalize("NFKD", cleaned(text).casefold()).translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(c for c in opened if not unicodedata.combining(c)))


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart: its words in order, and joined forms with the words each one covers."""

    single: tuple[str, ...]
    joined: tuple[tuple[str, int, int], ...]

    def covering(self, place: int) -> tuple[str, ...]:
        """Every form that says the word at `place`, the word itself first."""
        others = (form for form, first, last in self.joined if first <= place <= last)
        return (self.single[place], *others)

    @property
    def every(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.single, *(form for form, _, _ in self.joined))))


def words(text: str) -> Words:
    """Take a name apart: `Anne-Marie van der Berg` gives anne, marie, berg and annemarie, vanderberg."""
    return _words(text[: LONGEST_NAME * 4])


@lru_cache(maxsize=16_384)
def _words(text: str) -> Words:
    pieces = [_plain(piece) for piece in _BREAKS.split(_APOSTROPHES.sub("", folded(text)))]
    single: list[str] = []
    joined: list[tuple[str, int, int]] = []
    prefix = ""
    for piece in (p for p in pieces[: MOST_WORDS * 3] if p):
        if piece in _PREFIXES:
            prefix += piece
            continue
        if prefix:
            joined.append((_one_mac(prefix + piece), len(single), len(single)))
        single.append(_one_mac(piece))
        prefix = ""
    if prefix:
        single.append(prefix)
    single = single[:MOST_WORDS]
    joined = [form for form in joined if form[1] < len(single)]
    pairs = [(single[i] + single[i + 1], i, i + 1) for i in range(len(single) - 1)]
    return Words(tuple(single), tuple(joined + pairs))


def _plain(piece: str) -> str:
    return "".join(c for c in piece if c.isalnum() or unicodedata.category(c) in {"Mn", "Mc"})


def _one_mac(word: str) -> str:
    """`MacDonald` and `McDonald` are written alike."""
    return "mc" + word[3:] if word.startswith("mac") and len(word) > 5 else word


def as_shown(*parts: str) -> str:
    """Name parts in the order they are said, single spaces."""
    return " ".join(part for part in (cleaned(p) for p in parts) if part)
