"""The terms of confidentiality that each kind of meeting begins with, from a reviewed file (IS-04)."""

import csv
from dataclasses import dataclass
from pathlib import Path

from sightline.core.words import first_lower
from sightline.meetings.states import Kind

FILE = Path(__file__).parent / "reference" / "terms.csv"
ON_COPIES = "Confidential. Use only for this purpose: {}."


@dataclass(frozen=True)
class Wording:
    """The first version for one kind."""

    kind: Kind
    purpose: str
    words: str


def shipped() -> list[Wording]:
    """In the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return [Wording(Kind(row["kind"]), row["purpose"], row["words"]) for row in csv.DictReader(file)]


def on_copies(purpose: str) -> str:
    """What stands on each copy of a paper."""
    return ON_COPIES.format(first_lower(purpose.rstrip(".")))
