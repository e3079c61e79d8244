"""The tables of an extract: each column's type, whether it must have a value, what it may hold and refer to."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parent.parent / "reference" / "tables.csv"

# Rows of this table are told apart by their place in the file.
IN_ORDER_OF_THE_FILE = "risk_level"


@dataclass(frozen=True)
class Column:
    """One column. `only_where`: another column and the value it must have. `not_before`: a start it may not precede."""

    table: str
    name: str
    type: str
    key: bool
    required: bool
    refers_to: str
    values: tuple[str, ...]
    lowest: int | None
    highest: int | None
    only_where: tuple[str, str] | None
    not_before: str
    together_with: str


@dataclass(frozen=True)
class Table:
    """One table of the format, with its columns in their order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key)

    @property
    def references(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.refers_to)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@cache
def tables() -> dict[str, Table]:
    """Every table of the format by its name, in the order of the format."""
    found: dict[str, list[Column]] = {}
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["table"], []).append(_column(row))
    return {name: Table(name, tuple(columns)) for name, columns in found.items()}


def _column(row: dict[str, str]) -> Column:
    first, is_range, last = row["values"].partition("..")
    where, _, value = row["only_where"].partition("=")
    return Column(
        table=row["table"],
        name=row["column"],
        type=row["type"],
        key=bool(row["key"]),
        required=bool(row["required"]),
        refers_to=row["refers_to"],
        values=() if is_range else tuple(each for each in row["values"].split("|") if each),
        lowest=int(first) if is_range else None,
        highest=int(last) if last else None,
        only_where=(where, value) if where else None,
        not_before=row["not_before"],
        together_with=row["together_with"],
    )
