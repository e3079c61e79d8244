"""The questions of a setting's own list: data, so that one more needs no table (SC-13 to SC-20)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.education.states import Phase, Term

FILE = Path(__file__).parent / "reference" / "questions.csv"
EVERY_YEAR, EVERY_TERM = "year", "term"
TERMS = (Term.AUTUMN, Term.SPRING, Term.SUMMER)


@dataclass(frozen=True)
class Question:
    """One question: of which settings it is asked, how often, and where it comes from."""

    key: str
    asks: str
    hint: str
    phases: frozenset[str]
    every: str
    source: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """For which parts of a year it is answered."""
        return TERMS if self.every == EVERY_TERM else (Term.YEAR,)


@cache
def questions() -> dict[str, Question]:
    """Every question, by key, in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as lines:
        return {row["key"]: _read(row) for row in csv.DictReader(lines)}


def asked_of(phase: str) -> list[Question]:
    """The questions a setting of this kind answers."""
    return [each for each in questions().values() if phase in each.phases]


def _read(row: dict[str, str]) -> Question:
    phases = frozenset(Phase.values if row["phases"] == "all" else row["phases"].split("|"))
    return Question(row["key"], row["asks"], row["hint"], phases, row["every"], row["source"])
