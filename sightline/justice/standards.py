"""Standards for victims and witnesses, as checklists: data, marked as to be confirmed (JU-06, JU-10..14)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "standards.csv"


@dataclass(frozen=True)
class Standard:
    """One line of one list."""

    key: str
    list: str
    text: str


@cache
def standards() -> dict[str, Standard]:
    """Every standard, in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["key"]: Standard(row["key"], row["list"], row["text"]) for row in rows}
