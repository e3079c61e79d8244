"""Worked examples: a small extract for each family, and what each of its figures comes to.

An example is a file of tables, then a line for each figure. Columns that are left out do not matter to it; where a
value is required they are filled with the first that is allowed.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from sightline.figures.definitions.catalogue import FOLDER, MEAN, family
from sightline.figures.definitions.results import Result
from sightline.figures.definitions.tables import Column, tables

EXAMPLES = FOLDER.parent / "examples"
Row = tuple[str, ...]


@dataclass(frozen=True)
class ExampleTable:
    """One table of an example, as it is printed."""

    name: str
    columns: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Example:
    """The example of one family."""

    period: str
    tables: tuple[ExampleTable, ...]
    answers: dict[str, str]


@cache
def example(name: str) -> Example:
    """Read a family's example."""
    found: list[tuple[str, list[Row]]] = []
    period, answers = "", {}
    for line in (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition(" ")
        if word == "period":
            period = rest
        elif word == "table":
            found.append((rest, []))
        elif word == "answer":
            figure, _, told = rest.partition(": ")
            answers[figure] = told
        elif line:
            found[-1][1].append(tuple(value.strip() for value in line.split("|")))
    made = tuple(ExampleTable(title, rows[0], tuple(rows[1:])) for title, rows in found)
    return Example(period, made, answers)


def compute(name: str) -> dict[str, str]:
    """Compute a family's figures from its example; say what each comes to."""
    from sightline.figures.definitions.computing_sql import Computer
    from sightline.figures.definitions.periods import read_period
    from sightline.figures.definitions.reading.extract import opened

    given = example(name)
    with tempfile.TemporaryDirectory() as folder:
        write_example(Path(folder), given)
        with opened(Path(folder)) as extract:
            results = Computer(extract).compute(family(name).figures, read_period(given.period))
    return {
        figure.id: told(list(each)) for figure, each in groupby(results, key=lambda result: result.figure)
    }


def told(results: Sequence[Result]) -> str:
    """Say in a line what a figure came to. Parts of which there are none are left out."""
    parts = [f"{each.part} {_number(each)}".strip() for each in results if not each.part or _any(each)]
    return "; ".join(parts) or "none"


def _any(result: Result) -> bool:
    if result.figure.kind == MEAN:
        return result.value is not None
    return bool(result.numerator if result.value is None else result.value)


def _number(result: Result) -> str:
    if result.symbol:
        return f"[{result.symbol}]"
    if result.value is None:
        return f"({result.numerator}, outside the base of {result.denominator})"
    return f"{result.value}" + (
        f" ({result.numerator} of {result.denominator})" if result.denominator else ""
    )


def write_example(folder: Path, given: Example) -> None:
    """Write the extract of an example."""
    for table in given.tables:
        _write(folder, table)


def _write(folder: Path, table: ExampleTable) -> None:
    columns = tables()[table.name].columns
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for number, row in enumerate(table.rows):
            given = dict(zip(table.columns, row, strict=True))
            writer.writerow(
                [given[c.name] if c.name in given else _filling(c, given, number) for c in columns]
            )


def _filling(column: Column, given: dict[str, str], number: int) -> str:
    if column.together_with in given and column.together_with:
        return column.values[0] if given[column.together_with] else ""
    if not column.required:
        return ""
    fillings = {"text": f"{column.table}-{number}", "date": "2022-04-01", "boolean": "false", "integer": "0"}
    if column.values:
        return column.values[0]
    return fillings.get(column.type, "2022-04-01T00:00:00")


def lines_of(name: str) -> Iterator[str]:
    """Write an example's answers, as its file holds them."""
    for figure, answer in compute(name).items():
        yield f"answer {figure}: {answer}"
