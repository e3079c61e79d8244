"""Words that may speak of exploitation, and words that blame a child: two reviewed lists, found in a text.

Finding a word does nothing by itself: a person is asked (FD-03, FD-03a), or offered other words. The lists have
versions (`wordings`); `docs/decisions/0042-words-are-asked-about.md` says why nothing is weighed.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sightline.front_door.phrases import Phrases, Span
from sightline.front_door.wordings import LANGUAGE, TERMS, Version, in_use, version_named

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
    """A term that stands in a text, and where; by which version of the list."""

    term: Term
    spans: tuple[Span, ...]
    version: str


@dataclass(frozen=True)
class Rewording:
    """Words that blame a child, why, what to write instead, and where they stand."""

    why: str
    instead: str
    spans: tuple[Span, ...]


class Terms:
    """One version of the list of words that may speak of exploitation."""

    def __init__(self, version: Version) -> None:
        self.version = version.name
        self.rows: list[dict[str, Any]] = version.content["entries"]
        self.by_term = {row["term"]: Term(row["term"], row["kind"], row["group"]) for row in self.rows}

    @cached_property
    def phrases(self) -> Phrases:
        """Every term in each of its forms."""
        return Phrases(
            (row["term"], form, row["kind"] == "specific")
            for row in self.rows
            for form in (row["term"], *row["also"])
        )

    def find(self, text: str) -> list[Found]:
        """The terms that stand in a text, in the order in which they first do."""
        spans = self.phrases.find(text)
        return [Found(self.by_term[key], tuple(where), self.version) for key, where in spans.items()]


class Rewordings:
    """One version of the list of words that blame a child."""

    def __init__(self, version: Version) -> None:
        self.rows: list[dict[str, Any]] = version.content["entries"]

    @cached_property
    def phrases(self) -> Phrases:
        """Every phrase, by its place in the list."""
        return Phrases(
            (str(place), form, False) for place, row in enumerate(self.rows) for form in row["phrases"]
        )

    def find(self, text: str) -> list[Rewording]:
        """Words for which others are offered. What stands in quotation marks is somebody's own and is left alone."""
        quoted = [(each.start(), each.end()) for each in QUOTED.finditer(text)]
        found = []
        for key, where in self.phrases.find(text).items():
            spans = tuple(span for span in where if not any(a <= span[0] and span[1] <= b for a, b in quoted))
            if spans:
                row = self.rows[int(key)]
                found.append(Rewording(row["why"], row["instead"], spans))
        return found


def terms_in_use() -> Terms:
    """The list in use: one read."""
    return _terms(in_use([TERMS])[TERMS])


def rewordings_in_use() -> Rewordings:
    """The list in use: one read."""
    return _rewordings(in_use([LANGUAGE])[LANGUAGE])


def terms_named(version: str) -> Terms | None:
    """The list a text was looked through with. What ships is not looked up."""
    found = version_named(TERMS, version)
    return _terms(found) if found else None


@lru_cache(maxsize=16)
def _terms(version: Version) -> Terms:
    return Terms(version)


@lru_cache(maxsize=16)
def _rewordings(version: Version) -> Rewordings:
    return Rewordings(version)
