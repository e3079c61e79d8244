"""The written matrix: which role may open which route, and how far. Design section 1 in the form of a table.

A row is a route, a column a role; `nobody` is somebody who has not signed in. Words are in `relations.py`.
It is written by hand and never made from the code, since it is what the code is held to.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "matrix.csv"
NOBODY = "nobody"


@dataclass(frozen=True)
class Row:
    """One route with what each role may do there."""

    route: str
    cells: dict[str, str]


@cache
def matrix() -> dict[str, Row]:
    """Route name -> its row."""
    with FILE.open(newline="", encoding="utf-8") as lines:
        read = list(csv.DictReader(lines))
    return {row["route"]: Row(row["route"], {k: v for k, v in row.items() if k != "route"}) for row in read}


@cache
def columns() -> tuple[str, ...]:
    with FILE.open(newline="", encoding="utf-8") as lines:
        return tuple(next(csv.reader(lines))[1:])
