"""The report as data: every figure in one file, every table in its own, and metadata that says what they hold."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sightline.figures.definitions.output import COLUMNS, as_csv
from sightline.figures.report.blocks import Cell, Report, Table
from sightline.figures.report.numbers import MEANING, Numbers

SAID = {
    "figure": "The identifier of the figure; how it is counted is in how/",
    "period": "A financial year, or a run of years",
    "by": "What the figure is broken down by",
    "breakdown": "The part of the breakdown",
    "value": "The number, where it is shown",
    "unit": "What the number counts, or is a percentage of",
    "numerator": "How many, behind a percentage",
    "denominator": "The base of a percentage",
    "symbol": "Why a number is not shown: "
    + "; ".join(f"{name}, {words}" for name, words in MEANING.items()),
    "note": "What a reader has to know of this number",
}
TYPES = {"value": "decimal", "numerator": "integer", "denominator": "integer"}


def data_files(report: Report, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Every data file with its text, the metadata last."""
    yield "data/figures.csv", all_figures(numbers)
    for table in report.tables:
        yield f"data/tables/{table.id}.csv", as_data(table)
    yield "data/metadata.json", json.dumps(metadata(report), ensure_ascii=False, indent=1) + "\n"


def all_figures(numbers: Numbers) -> str:
    """Every figure of every period of the report, one number a line."""
    texts = [as_csv(numbers.all(period), str(period)) for period in numbers.periods]
    return texts[0] + "".join(text.split("\n", 1)[1] for text in texts[1:])


def as_data(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([each.heading.strip() or "row" for each in table.columns])
    writer.writerows([[_value(cell) for cell in row] for row in table.rows])
    return out.getvalue()


def _value(cell: Cell) -> object:
    """A bare number, or the bare symbol that stands for it; no text that a spreadsheet would take for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else "" if cell == "–" else cell
    return cell.symbol if cell.value is None else cell.value


def metadata(report: Report) -> dict[str, Any]:
    """CSV on the Web: a group of tables, each with its columns."""
    figures = {
        "url": "figures.csv",
        "dc:title": "Every figure of the report",
        "tableSchema": {"columns": [_described(name) for name in COLUMNS]},
    }
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": report.title,
        "dc:publisher": report.publisher,
        "dc:spatial": report.area,
        "dc:temporal": report.years,
        "dc:created": report.taken_at or None,
        "dc:description": "Symbols: "
        + "; ".join(f"{name}: {words}" for name, words in MEANING.items())
        + ".",
        "tables": [figures, *(_table(table) for table in report.tables)],
    }


def _described(name: str) -> dict[str, Any]:
    return {"name": name, "titles": name, "datatype": TYPES.get(name, "string"), "dc:description": SAID[name]}


def _table(table: Table) -> dict[str, Any]:
    columns: Sequence[dict[str, Any]] = [
        {
            "name": f"column_{place}",
            "titles": each.heading.strip() or "row",
            "datatype": "string" if place == 1 or not each.numeric else "number",
            "null": ["", *MEANING],
        }
        for place, each in enumerate(table.columns, 1)
    ]
    made: dict[str, Any] = {
        "url": f"tables/{table.id}.csv",
        "dc:title": table.caption,
        "dc:description": " ".join(table.notes),
        "tableSchema": {"columns": list(columns)},
    }
    if table.source:
        made["dc:source"] = table.source
    return made
