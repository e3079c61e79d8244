"""What our figures are set beside: each names its population, its source, its unit and its year."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from sightline.figures.definitions.catalogue import figures

COLUMNS = ("figure", "part", "population", "value", "unit", "source", "year", "note")
OF_POPULATION = "% of population"  # how a population is made up: beside any percentage of people
NEEDED = ("figure", "population", "value", "unit", "source", "year")


class CannotRead(ValueError):
    """The file is not one of comparators; the sentences say why, one a fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Comparator:
    """One number of somebody else's."""

    figure: str
    part: str
    population: str
    text: str
    unit: str
    source: str
    year: str
    note: str

    @property
    def heading(self) -> str:
        return f"{self.population}, {self.year}"

    @property
    def source_line(self) -> str:
        return f"{self.population}: {self.source}, {self.year}, {self.unit}"

    @property
    def value(self) -> float | None:
        """The number, where it is one; `<1` is none."""
        try:
            return float(self.text)
        except ValueError:
            return None


def read(path: Path) -> tuple[Comparator, ...]:
    """Read a file of comparators; raises CannotRead with every fault in it."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CannotRead([f"{path.name}: it cannot be read: {error}"]) from error
    missing = [name for name in COLUMNS if rows and name not in rows[0]]
    if missing:
        raise CannotRead([f"{path.name}, line 1: there is no column {', '.join(missing)}"])
    faults = [
        f"{path.name}, line {number}: {fault}" for number, row in enumerate(rows, 2) for fault in _faults(row)
    ]
    if faults:
        raise CannotRead(faults)
    return tuple(
        Comparator(
            row["figure"], row["part"], row["population"], row["value"], row["unit"], row["source"], row["year"],
            row["note"],
        )
        for row in rows
    )  # fmt: skip


def _faults(row: dict[str, str]) -> Iterator[str]:
    for name in NEEDED:
        if not (row.get(name) or "").strip():
            yield f"{name} is empty; a comparator names its population, source, unit and year"
    figure = figures().get(row["figure"])
    if figure is None:
        yield f"there is no figure called {row['figure']}"
    elif figure.parts is not None and row["part"] not in figure.parts:
        yield f"{row['figure']} has no part called {row['part']}"
    elif row["unit"] and row["unit"] not in (figure.unit, OF_POPULATION):
        yield f"its unit is {row['unit']}, and that of {figure.id} is {figure.unit}: they cannot be compared"
    text = (row.get("value") or "").lstrip("<>")
    try:
        Fraction(text)
    except (ValueError, ZeroDivisionError):
        yield f"{row.get('value')!r} is not a number"
