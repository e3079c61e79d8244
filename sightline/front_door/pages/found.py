"""How often the list of words was right, with its base, its dates and its small print (FD-03a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.core import words
from sightline.front_door.queries.words import Noticed, TermTally

LEAST_BASE = 10
"""Below so many answers no share is given."""


@dataclass(frozen=True)
class TermLine:
    """One term."""

    term: str
    group: str
    found: str
    relevant: str
    not_relevant: str
    unsure: str
    unanswered: str
    share: str


@dataclass(frozen=True)
class FoundPage:
    """The whole page."""

    period: str
    lines: list[TermLine]
    whole: str
    contacts: str
    ticked: str
    words_only: str
    ticked_and_words: str


def found_page(tallies: Sequence[TermTally], noticed: Noticed, *, since: date, until: date) -> FoundPage:
    """Terms by name, never by how often they were found."""
    said = sum(each.relevant + each.not_relevant for each in tallies)
    wrong = sum(each.not_relevant for each in tallies)
    return FoundPage(
        period=f"{words.day(since)} to {words.day(until)}",
        lines=[_line(each) for each in tallies],
        whole=share_words(wrong, said),
        contacts=f"{noticed.contacts:,}",
        ticked=f"{noticed.ticked:,}",
        words_only=f"{noticed.words_only:,}",
        ticked_and_words=f"{noticed.ticked_and_words:,}",
    )


def _line(it: TermTally) -> TermLine:
    return TermLine(
        term=it.term,
        group=it.group,
        found=f"{it.found:,}",
        relevant=f"{it.relevant:,}",
        not_relevant=f"{it.not_relevant:,}",
        unsure=f"{it.unsure:,}",
        unanswered=f"{it.unanswered:,}",
        share=share_words(it.not_relevant, it.relevant + it.not_relevant),
    )


def share_words(wrong: int, base: int) -> str:
    """The share of matches judged not relevant, with its base; no share on a small base."""
    if base < LEAST_BASE:
        return f"too few answers ({base})"
    return f"{100 * wrong / base:.0f}% ({wrong:,} of {base:,})"
