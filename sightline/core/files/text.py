"""Cleaning what a cell or an element holds, without changing what it says."""

from __future__ import annotations

import functools
import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_OUTER = " \t\r\n\xa0\u200b\u2007\u202f"
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_SPACES = re.compile(r"\s+")
_LETTERED = re.compile(r"^[a-z]{1,2}\)\s*")
NOTHING = frozenset(
    {
        "#n/a",
        "n/a",
        "na",
        "null",
        "none recorded",
        "-",
        "--",
        "#value!",
        "#div/0!",
        "#num!",
        "#ref!",
        "#name?",
    }
)


def clean(text: str) -> str:
    """Without control characters and outer white space (no-break and zero-width ones too)."""
    if not text.isprintable():  # no-break spaces and line ends are not printable either
        text = _CONTROLS.sub("", text)
    return text.strip(_OUTER)


def one_line(text: str) -> str:
    return _SPACES.sub(" ", clean(text))


def key(text: str) -> str:
    """For matching headings and coded values: case, spacing, quotes and end punctuation do not matter."""
    return _key(text) if len(text) <= 100 else _key.__wrapped__(text)


@functools.lru_cache(maxsize=10_000)
def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", clean(text)).translate(_QUOTES).casefold()
    return _SPACES.sub(" ", folded.replace("_", " ")).strip(" .:;*")


def readings(value: str) -> list[str]:
    """The keys a coded value may be known by: whole, without its list letter, and each side of a colon.

    Inspection lists write a code as "q) 6: Police"; case systems write "6 - Police".
    """
    whole = key(value)
    bare = _LETTERED.sub("", whole)
    found = [whole, bare]
    for separator in (":", " - "):
        head, mark, tail = bare.partition(separator)
        if mark:
            found += [head.strip(), tail.strip()]
    return list(dict.fromkeys(reading for reading in found if reading))


def is_nothing(value: str) -> bool:
    """Marks that people and spreadsheets leave where there is no value."""
    bare = clean(value)
    return not bare or (len(bare) <= 20 and bare.casefold() in NOTHING)
