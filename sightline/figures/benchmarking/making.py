"""Making a return: the results of one year, already protected, laid out with their bases and definitions."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sightline.core.spreadsheets import as_text
from sightline.figures.benchmarking.data_sets import edition, set_of
from sightline.figures.definitions.output import FORMULA, note
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import Result
from sightline.figures.report.labels import label

FORMAT, VERSION = "sightline benchmarking return", 1
WHOLE = ("area", "area_code", "period", "made_on", "children", "children_source", "children_year")
EACH = (
    "data_set", "figure", "definition", "counted_otherwise", "title", "by", "part", "label", "value", "unit",
    "numerator", "denominator", "base", "symbol", "note",
)  # fmt: skip
COLUMNS = (*WHOLE, *EACH)
Content = dict[str, Any]


@dataclass(frozen=True)
class Whose:
    """Whose return it is. `code`: the area's code of the statistics office, where it has one."""

    area: str
    code: str = ""
    children: int | None = None
    children_source: str = ""
    children_year: int | None = None


def benchmark_return(shown: Sequence[Result], period: Period, whose: Whose, made_on: date | None) -> Content:
    """Lay out a return of one year. `shown` are results of which nothing more has to be withheld."""
    order = list(set_of())
    listed = sorted(
        (each for each in shown if each.figure.id in set_of()), key=lambda each: order.index(each.figure.id)
    )
    population = {
        "children": whose.children,
        "source": whose.children_source,
        "year": whose.children_year,
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "area": {"name": whose.area, "code": whose.code},
        "period": str(period),
        "made_on": made_on.isoformat() if made_on else None,
        "population": population if whose.children else None,
        "figures": [_object(each) for each in listed],
    }


def _object(result: Result) -> Content:
    figure = result.figure
    return {
        "data_set": set_of()[figure.id],
        "figure": figure.id,
        "definition": edition(figure.id),
        "counted_otherwise": "",
        "title": figure.title,
        "by": figure.by if result.part else "",
        "part": result.part,
        "label": label(figure, result.part) if result.part else "",
        "value": float(result.value) if isinstance(result.value, Decimal) else result.value,
        "unit": figure.unit,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "base": figure.base,
        "symbol": result.symbol,
        "note": note(result),
    }


def as_json(content: Content) -> str:
    """One object, its figures one a line."""
    whole = {name: value for name, value in content.items() if name != "figures"}
    lines = ",\n".join("    " + json.dumps(each, ensure_ascii=False) for each in content["figures"])
    head = json.dumps(whole, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{head},\n  "figures": [\n{lines}\n  ]\n}}\n'


def as_csv(content: Content) -> str:
    """A header and one row a figure or part of one; what is said of the whole return stands in every row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    population = content["population"] or {"children": None, "source": "", "year": None}
    whole = [content["area"]["name"], content["area"]["code"], content["period"], content["made_on"]]
    whole += [population["children"], population["source"], population["year"]]
    for each in content["figures"]:
        said = [*whole, *(each.get(name) for name in EACH)]
        writer.writerow([as_text(value, marks=FORMULA) for value in said])
    return out.getvalue()
