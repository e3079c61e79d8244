"""Search keys: small whole numbers that two spellings share when they are one letter apart or sound alike.

A word's keys are numbers made from the word and from the word with each one letter left out. Two words
one letter apart (changed, added, left out or two neighbours exchanged) always share a key. Keys are 32-bit
signed, so that integer arrays in PostgreSQL and the index in its core hold them. Two different words may
share one by accident, so what a key finds is always compared again in words.
"""

import re
from zlib import crc32

LONGEST_WORD = 40
SHORTEST_FOR_ONE_LETTER = 3
SHORTEST_IDENTIFIER_FOR_NEAR = 6
_HALF, _WHOLE = 2**31, 2**32

_SOUNDS = (
    (re.compile("^(?:kn|gn|pn)"), "n"),
    (re.compile("^wr"), "r"),
    (re.compile("^x"), "s"),
    (re.compile("tch|tsch"), "c"),
    (re.compile("sch|sh|sz|cz"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("gh(?![aeiou])"), ""),
    (re.compile("ck|q|kh"), "k"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("[cx]"), "k"),
    (re.compile("dg|j|g(?=[eiy])"), "j"),
    (re.compile("th|d"), "t"),
    (re.compile("[vw](?=[aeiouy])"), "f"),
    (re.compile("v"), "f"),
    (re.compile("z"), "s"),
)  # fmt: skip


def number(text: str) -> int:
    """A 32-bit signed whole number for a text, the same on every machine and every day."""
    value = crc32(text.encode("utf-8", "surrogatepass"))
    return value - _WHOLE if value >= _HALF else value


def one_letter_forms(word: str) -> set[str]:
    """The word, and the word with each one letter left out."""
    word = word[:LONGEST_WORD]
    if len(word) < SHORTEST_FOR_ONE_LETTER:
        return {word}
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def sound(word: str) -> str:
    """The consonants a word is heard by; empty when too few, or not in Latin letters."""
    if not word.isascii() or not word.isalpha():
        return ""
    heard = word[:LONGEST_WORD]
    for pattern, letter in _SOUNDS:
        heard = pattern.sub(letter, heard)
    first = "a" if heard[:1] in set("aeiouy") else ""
    bare = re.sub("[aeiouyhw]", "", heard)
    kept = first + re.sub(r"(.)\1+", r"\1", bare)
    return kept if len(bare) >= 2 else ""


def exact_key(word: str) -> int:
    return number("w:" + word[:LONGEST_WORD])


def near_keys(word: str) -> set[int]:
    """Keys shared with every word one letter away or sounding alike."""
    keys = {number("d:" + form) for form in one_letter_forms(word)}
    heard = sound(word)
    return keys | {number("s:" + heard)} if heard else keys


def initial_key(word: str) -> int:
    return number("~" + word[:1])


def identifier_exact_key(value: str) -> int:
    return number("i:" + value[:LONGEST_WORD])


def identifier_near_keys(value: str) -> set[int]:
    """Keys shared with every identifier in which one character differs; none for very short ones."""
    if len(value) < SHORTEST_IDENTIFIER_FOR_NEAR:
        return set()
    return {number("j:" + form) for form in one_letter_forms(value)}


def postcode_key(postcode: str) -> int:
    return number("p:" + postcode)
