"""Versioned wordings of letters: fixed words with a few places to fill, so that none says more than it needs."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sightline.letters.states import Kind

FILE = Path(__file__).parent / "reference" / "wordings.csv"
PERSON = "person"


@dataclass(frozen=True)
class Wording:
    """One version of one kind of letter. `to`: a kind of organisation, or a person."""

    kind: Kind
    version: int
    valid_from: date
    title: str
    to: str
    leave: bool
    within: str
    answer_within: str
    body: str

    def written(self, **fields: str) -> str:
        """The letter, with its places filled. An empty place leaves no gap."""
        filled = self.body.format(**{name: text.strip() for name, text in fields.items()})
        return "\n\n".join(part.strip() for part in filled.split("\n\n") if part.strip())


@cache
def wordings() -> tuple[Wording, ...]:
    """Every version of every kind, the oldest first."""
    with FILE.open(newline="", encoding="utf-8") as file:
        found = [_wording(row) for row in csv.DictReader(file)]
    return tuple(sorted(found, key=lambda each: (each.kind, each.version)))


def in_force(kind: str, on: date) -> Wording:
    """The version of a kind that is in force on a day."""
    return [each for each in wordings() if each.kind == kind and each.valid_from <= on][-1]


def version_of(kind: str, version: int) -> Wording:
    """The version a letter was written in."""
    return next(each for each in wordings() if each.kind == kind and each.version == version)


def _wording(row: dict[str, str]) -> Wording:
    return Wording(
        kind=Kind(row["key"]),
        version=int(row["version"]),
        valid_from=date.fromisoformat(row["valid_from"]),
        title=row["title"],
        to=row["to"],
        leave=row["leave"] == "yes",
        within=row["within"],
        answer_within=row["answer_within"],
        body=row["body"],
    )
