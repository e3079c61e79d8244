"""Writing results as a table to read, as JSON or as CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from sightline.core.spreadsheets import as_text
from sightline.figures.definitions.catalogue import COUNT, MOST, NOT_RECORDED, figures
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import NOT_APPLICABLE, NOT_SUPPLIED, Result

COLUMNS = (
    "figure",
    "period",
    "by",
    "breakdown",
    "value",
    "unit",
    "numerator",
    "denominator",
    "symbol",
    "note",
)
FORMULA = ("=", "+", "-", "@")  # those the specification names
NOTES = {
    "c": "Withheld so that nobody can be known by it.",
    NOT_SUPPLIED: "A table this needs was not supplied.",
    NOT_APPLICABLE: "There is nothing to reckon it from.",
}
FORMATS = ("table", "json", "csv")
TENTH = Decimal("0.1")
Printed = Mapping[str, Any]  # one number as `as_json` prints it


def written(results: Sequence[Result], period: Period | str, form: str) -> str:
    """Return the results as one text."""
    return {"json": as_json, "csv": as_csv, "table": as_table}[form](results, str(period))


def note(result: Result) -> str | None:
    """Say in a sentence what a reader has to know of one result."""
    if result.symbol:
        return NOTES[result.symbol]
    if result.part in result.figure.outside and result.value is None:
        what = "Not recorded" if result.part == NOT_RECORDED else "No outcome yet"
        return f"{what}: shown as a number, and not in the base."
    return None


def as_json(results: Sequence[Result], period: str) -> str:
    """One list, one object a result."""
    return (
        "[\n"
        + ",\n".join(json.dumps(_object(each, period), ensure_ascii=False) for each in results)
        + "\n]\n"
    )


def _object(result: Result, period: str) -> dict[str, Any]:
    value = float(result.value) if isinstance(result.value, Decimal) else result.value
    return {
        "figure": result.figure.id,
        "period": period,
        "breakdown": {result.figure.by: result.part} if result.part else {},
        "value": value,
        "unit": result.figure.unit,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "symbol": result.symbol,
        "note": note(result),
    }


def read_back(printed: Sequence[Printed], period: str) -> list[Result]:
    """Return the results of one period as they were printed by `as_json`."""
    return [_result(each) for each in printed if each["period"] == period]


def _result(each: Printed) -> Result:
    figure, value = figures()[each["figure"]], each["value"]
    return Result(
        figure,
        "".join(each["breakdown"].values()),
        value if value is None or figure.kind in (COUNT, MOST) else Decimal(str(value)).quantize(TENTH),
        each["numerator"],
        each["denominator"],
        each["symbol"],
    )


def as_csv(results: Sequence[Result], period: str) -> str:
    """A header and a line a result. Text that a spreadsheet would take for a formula gets an apostrophe first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in results:
        by = each.figure.by if each.part else ""
        said = [each.figure.id, period, by, each.part, each.value, each.figure.unit]
        said += [each.numerator, each.denominator, each.symbol, note(each)]
        writer.writerow([as_text(value, marks=FORMULA) for value in said])
    return out.getvalue()


def as_table(results: Sequence[Result], period: str) -> str:
    """Lines a person can read, figure by figure."""
    lines = [f"Figures for {period}", ""]
    for figure, each in groupby(results, key=lambda result: result.figure):
        found = list(each)
        if not figure.by:
            lines.append(f"{figure.title} ({figure.id}): {_shown(found[0])} {figure.unit}{_of(found[0])}")
        else:
            lines.append(f"{figure.title} ({figure.id}), {figure.unit}:")
            width = max(len(_plain(result.part)) for result in found)
            lines += [f"    {_plain(r.part).ljust(width)}  {_shown(r).rjust(9)}{_of(r)}" for r in found]
    return "\n".join(lines) + "\n"


def _plain(part: str) -> str:
    return (
        "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in part) or "all"
    )


def _shown(result: Result) -> str:
    if result.symbol:
        return f"[{result.symbol}]"
    return "" if result.value is None else f"{result.value:,}"


def _of(result: Result) -> str:
    if result.denominator is None or result.numerator is None:
        return ""
    if result.value is None and not result.symbol:
        return f"  ({result.numerator:,}, beside a base of {result.denominator:,})"
    return f"  ({result.numerator:,} of {result.denominator:,})"
