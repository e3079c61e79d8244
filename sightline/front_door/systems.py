"""The systems that are looked in while a contact is screened (FD-12). A partnership names its own."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).parent / "reference" / "internal_systems.csv"


@dataclass(frozen=True)
class InternalSystem:
    """One system: the name people know it by, and what is found there."""

    key: str
    name: str
    holds: str
    place: int
    number: int = 0
    in_use: bool = True


@cache
def shipped() -> tuple[InternalSystem, ...]:
    """The nine that stand until a partnership puts its own names in their place."""
    with SHIPPED.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return tuple(InternalSystem(row["key"], row["name"], row["holds"], n) for n, row in enumerate(rows, 1))
