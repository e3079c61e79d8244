"""The tracker's fields: the 27 of the published list, from a reviewed file, and what stands beside them (RK-13).

Nothing is kept for the tracker: each field says in which record it stands.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "tracker.csv"


@dataclass(frozen=True)
class Field:
    """One column. `source` is the column it stands in, as folder.table.column."""

    key: str
    title: str
    number: str = ""
    source: str = ""
    held: str = "held"
    says: str = ""


BESIDE = (
    Field("stage", "Where it stands"),
    Field("level", "Level of risk"),
    Field("judged", "At risk, harmed"),
    Field("worker", "Who works with the child"),
    Field("team", "Team"),
    Field("flags", "To notice"),
    Field("changed", "Last changed"),
    Field("placement", "Placement and those to know there"),
)
USUAL = ("referred", "age", "stage", "level", "worker", "flags", "changed")
ALWAYS = "name"


@cache
def published() -> tuple[Field, ...]:
    """The fields of the published list, in its order."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return tuple(
            Field(
                row["key"], row["field"], row["number"], row["source"], row["held"], row["what_stands_there"]
            )
            for row in csv.DictReader(file)
        )


@cache
def every() -> dict[str, Field]:
    """All columns by key: those beside, then the published."""
    return {each.key: each for each in (*BESIDE, *published())}


def chosen(keys: list[str]) -> list[Field]:
    """The columns chosen, in the order of the list; the usual ones where none is."""
    wanted = {key for key in keys if key in every()} or set(USUAL)
    return [each for key, each in every().items() if key in wanted and key != ALWAYS]
