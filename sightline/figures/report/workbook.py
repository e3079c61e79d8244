"""Every table of the report as a workbook, as the government's guidance for spreadsheets has it: one table a sheet."""

import warnings
from datetime import datetime
from pathlib import Path
from typing import Any

from sightline.figures.report.blocks import Cell, Report, Table
from sightline.figures.report.numbers import MEANING, Number

UNDATED = "2000-01-01"
LONGEST = 31  # letters in the name of a sheet
HANGING = {
    "a",
    "at",
    "before",
    "by",
    "from",
    "in",
    "of",
    "on",
    "or",
    "than",
    "the",
    "to",
    "was",
    "where",
    "with",
}
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def write_workbook(report: Report, path: Path) -> None:
    """Write cover, contents, notes and a sheet a table. The same report gives the same bytes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # gptables uses pandas in ways that pandas 4 will drop
        import gptables
        import pandas

        sheets = {name: _sheet(gptables, pandas, table) for name, table in named(report.tables).items()}
        cover = gptables.Cover(
            title=report.title,
            intro=[
                "Introductory information",
                f"Every table of the annual report of {report.publisher}, {report.period}.",
            ],
            about=[
                "About these tables",
                "Each worksheet holds one table. A symbol in square brackets stands for a number that is "
                "not shown.",
                *(f"[{symbol}] {meaning}" for symbol, meaning in MEANING.items()),
                f"Computed from an extract of {report.area} taken on {report.taken_on or 'a day not given'}.",
            ],
            contact=["Contact", report.contact or f"Ask {report.publisher}."],
        )
        book = gptables.produce_workbook(
            filename=str(path), sheets=sheets, cover=cover, notes_table=_notes(pandas), auto_width=True
        )
        made = datetime.fromisoformat(report.taken_at or UNDATED)
        book.set_properties({"title": report.title, "author": report.publisher, "created": made})
        book.close()


def named(tables: list[Table]) -> dict[str, Table]:
    """Each table under the name of its sheet: its place in the report where it has one, else its title."""
    found: dict[str, Table] = {}
    for table in tables:
        name = table.label.replace(" (first part)", "a").replace(" (second part)", "b") or table.title
        name = _short(name.translate(FORBIDDEN))
        number = 2
        while name.lower() in {each.lower() for each in found}:
            name = f"{name[: LONGEST - 3].rstrip()} {number}"
            number += 1
        found[name] = table
    return found


def _short(name: str) -> str:
    """As many whole words as the name of a sheet may have letters, and no word or comma left hanging at the end."""
    if len(name) <= LONGEST:
        return name.rstrip()
    words = name[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST].rstrip(",").split(" ")
    while len(words) > 1 and words[-1].lower() in HANGING:
        words.pop()
    return " ".join(words).rstrip(",")


def _sheet(gptables: Any, pandas: Any, table: Table) -> Any:
    heads = [each.heading.strip() or "Row" for each in table.columns]
    rows = [[value(cell) for cell in row] for row in table.rows if row[0] != "–"]
    return gptables.GPTable(
        table=pandas.DataFrame(rows, columns=heads, dtype=object),
        table_name="t_" + table.id.replace("-", "_"),
        title=table.caption,
        subtitles=list(table.notes),
        instructions="This worksheet contains one table.",
        scope="",
        source=table.source or "The extract this report is computed from.",
        index_columns={1: 0},
        additional_formatting=_decimals(table, heads),
    )


def _decimals(table: Table, heads: list[str]) -> list[dict[str, Any]]:
    """Percentages show their one decimal place, also where it is nought; other whole numbers their thousands."""
    shares = [head for head, column in zip(heads, table.columns, strict=True) if column.unit == "%"]
    whole = [head for place, head in enumerate(heads) if all(_is_whole(row[place]) for row in table.rows)]
    return [
        {"column": {"columns": names, "format": {"num_format": shape}}}
        for names, shape in ((shares, "0.0"), (whole, "#,##0"))
        if names
    ]


def _is_whole(cell: Cell) -> bool:
    return isinstance(cell, Number) and isinstance(cell.value, int | None)


def _notes(pandas: Any) -> Any:
    rows = [
        ["rounding", "Percentages and means have one decimal place, halves rounded away from zero."],
        [
            "base",
            "A percentage is of the base shown in its table. Those shown with no share are not in the base.",
        ],
        ["protection", "Counts of one to five are withheld, and what would give one away."],
    ]
    return pandas.DataFrame(rows, columns=["Note reference", "Note text"])


def value(cell: Cell) -> object:
    """A cell as a spreadsheet holds it: a number, or text that no spreadsheet takes for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell.strip("–") or "[z]"
    if cell.value is None:
        return f"[{cell.symbol}]" if cell.symbol else "[z]"
    return float(cell.value) if not isinstance(cell.value, int) else cell.value
