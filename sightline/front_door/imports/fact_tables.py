"""Tables of which each row is one fact about a child: their columns, and the lines of a chronology they give."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sightline.core.files.facts import Facts, Field
from sightline.core.files.text import key
from sightline.core.words import day as in_words
from sightline.front_door.imports import codes
from sightline.front_door.imports.return_facts import ANSWER_WORDS, ANSWERS, CHILD, NOT_KNOWN, field
from sightline.front_door.models import ReturnTable

Said = dict[str, Any]
BEGAN, ENDED = "began_on", "ended_on"


@dataclass(frozen=True)
class LineOf:
    """A line of the chronology: on which day, its title, what is told with it, and of which rows alone."""

    day: str
    title: str
    told: tuple[str, ...] = ()
    only: tuple[str, str | None] | None = None

    def applies(self, said: Said) -> bool:
        return self.only is None or said.get(self.only[0]) == self.only[1]


@dataclass(frozen=True)
class FactTable:
    """`own` are the columns kept beside the child; by the first the table is known, and no row can do without it."""

    table: ReturnTable
    own: tuple[Field, ...]
    lines: tuple[LineOf, ...]

    @property
    def known_by(self) -> str:
        return self.own[0].name

    @property
    def facts(self) -> Facts:
        return _facts(self)

    def described(self, said: Said, names: tuple[str, ...]) -> str:
        """Codes and answers in words, and where they come from."""
        held = self.facts.fields()
        parts = [f"{held[name].label}: {_value(held[name], said[name])}." for name in names if name in said]
        return " ".join((*parts, f"From {self.table.label}."))

    def lines_of(
        self, began: date | None, ended: date | None, said: Said
    ) -> Iterator[tuple[date | None, str, str]]:
        """Day, title and words of each line a row gives. A day of None is the day it came in."""
        days: Said = {BEGAN: began, ENDED: ended} | said
        for line in self.lines:
            given = days.get(line.day)
            if line.applies(said) and (given or not line.day):
                day = date.fromisoformat(given) if isinstance(given, str) else given
                yield day, line.title, self.described(said, line.told)


def _value(of: Field, value: str) -> str:
    if of.kind == "day":
        return in_words(date.fromisoformat(value))
    return choices(of.codes).get(value, value) if of.codes else value


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (codes.REFERENCE / "return_codes.csv").open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["list"] == name)


@cache
def choices(of: str) -> dict[str, str]:
    """The codes of a list, with their labels."""
    if of == "answer":
        return ANSWERS
    if of in ("primary_need", "closure_reason"):
        return codes.census_codes(of)
    if of == "referral_source":
        return {code: one.label for code, one in codes.referral_sources().items()}
    return {row["code"]: row["label"] for row in _rows(of)} or codes.choices(of)


@cache
def known_words(of: str) -> dict[str, str]:
    """Words a file may use for each code of a list."""
    labels = {key(label): code for code, label in choices(of).items()}
    if of == "answer":
        return ANSWER_WORDS | labels
    own = {key(word): row["code"] for row in _rows(of) for word in row["words"].split("|") if word}
    kept = {key(code): code for code in choices(of)}
    return (
        labels | own | kept
        if own or of in ("primary_need", "closure_reason", "referral_source")
        else labels | codes.known_words(of)
    )


def facts_of(thing: str, fields: tuple[Field, ...]) -> Facts:
    """The facts of one table."""
    held = {each.name: each for each in fields}
    return Facts(
        thing=thing,
        format=f"sightline {thing} table",
        fields=lambda: held,
        choices=choices,
        known_words=known_words,
        needed={},
        not_known=NOT_KNOWN,
        own_faults=frozenset({BEGAN}),
    )


@cache
def _facts(table: FactTable) -> Facts:
    return facts_of(str(table.table), CHILD + table.own)


CARE = FactTable(
    ReturnTable.EPISODES,
    (
        field(BEGAN, "Episode began", "day", "", None, "decom", "date episode commenced", "episode start date"),
        field(ENDED, "Episode ended", "day", "", None, "dec", "date episode ceased", "episode end date"),
        field("begins", "Why it began", "code", "begins", None, "rne", "reason for new episode"),
        field("legal_status", "Legal status", "code", "legal_status", None, "ls"),
        field("placement", "Placement", "code", "placement", None, "place", "placement type"),
        field("ended", "Why it ended", "code", "ended", None, "rec", "reason episode ceased"),
    ),
    (
        LineOf(BEGAN, "Began to be looked after", ("legal_status", "placement"), ("begins", "care")),
        LineOf(BEGAN, "Legal status changed while looked after", ("legal_status", "placement"), ("begins", "legal")),
        LineOf(BEGAN, "Placement changed while looked after", ("legal_status", "placement"), ("begins", "place")),
        LineOf(BEGAN, "Was looked after from this day", ("legal_status", "placement"), ("begins", None)),
        LineOf(ENDED, "Ceased to be looked after", (), ("ended", "ceased")),
    ),
)  # fmt: skip
