"""What guidance says of the monthly strategic panel: its standing form, and its posts (PW-18d, PW-18e)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Heading:
    """One heading of the form, and what it asks for."""

    key: str
    text: str
    asks: str


@dataclass(frozen=True)
class CorePost:
    """One post the guidance names."""

    organisation: str
    post: str
    part: str


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def headings() -> tuple[Heading, ...]:
    """The form, in its order."""
    return tuple(Heading(row["key"], row["heading"], row["asks"]) for row in _rows("monthly_report.csv"))


@cache
def core_posts(kind: str) -> tuple[CorePost, ...]:
    """Posts of a kind of group; none where the guidance names none."""
    found = [row for row in _rows("core_membership.csv") if row["kind"] == kind]
    return tuple(CorePost(row["organisation"].capitalize(), row["post"], row["part"]) for row in found)
