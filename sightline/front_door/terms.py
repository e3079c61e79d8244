"""Words that may speak of exploitation, and words that blame a child: two reviewed lists, found in a text.

Finding a word does nothing by itself: a person is asked (FD-03, FD-03a), or offered other words. The lists are
files, version by version; `docs/decisions/0042-words-are-asked-about.md` says why nothing is weighed.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.front_door.phrases import Phrases, Span

FOLDER = Path(__file__).parent / "reference" / "words"
LIST_VERSION = "2026-11"
KINDS = {
    "specific": "Often about exploitation.",
    "general": "May mean many things.",
    "supporting": "An everyday word that sometimes goes with it.",
}
"""How a match is explained to the reader. It changes nothing else."""

QUOTED = re.compile(r"“[^”]{1,2000}”|\"[^\"]{1,2000}\"")


@dataclass(frozen=True)
class Term:
    """One term of the list."""

    term: str
    kind: str
    group: str


@dataclass(frozen=True)
class Found:
    """A term that stands in a text, and where."""

    term: Term
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Rewording:
    """Words that blame a child, why, what to write instead, and where they stand."""

    why: str
    instead: str
    spans: tuple[Span, ...]


@cache
def terms() -> dict[str, Term]:
    """The list, by term."""
    return {row["term"]: Term(row["term"], row["kind"], row["group"]) for row in _rows("terms")}


def find_terms(text: str) -> list[Found]:
    """The terms that stand in a text, in the order in which they first do."""
    spans = _term_phrases().find(text)
    return [Found(terms()[key], tuple(where)) for key, where in spans.items()]


def find_rewordings(text: str) -> list[Rewording]:
    """Words for which others are offered. What stands in quotation marks is somebody's own and is left alone."""
    quoted = [(each.start(), each.end()) for each in QUOTED.finditer(text)]
    found = []
    for key, where in _language_phrases().find(text).items():
        spans = tuple(span for span in where if not any(a <= span[0] and span[1] <= b for a, b in quoted))
        if spans:
            row = _language()[key]
            found.append(Rewording(row["why"], row["instead"], spans))
    return found


@cache
def _language() -> dict[str, dict[str, str]]:
    return {row["phrases"]: row for row in _rows("language")}


@cache
def _term_phrases() -> Phrases:
    return Phrases(
        (row["term"], form, row["kind"] == "specific")
        for row in _rows("terms")
        for form in (row["term"], *filter(None, row["also"].split("|")))
    )


@cache
def _language_phrases() -> Phrases:
    return Phrases((key, form, False) for key in _language() for form in key.split("|"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}-{LIST_VERSION}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
