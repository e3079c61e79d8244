"""Areas' returns side by side, in the order of their names: each number with its base, and what is counted otherwise.

Nothing here sets an area above or below another: no order by a number, no average, no difference, no colour.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sightline.core.spreadsheets import as_text
from sightline.figures.benchmarking.data_sets import DataSet, data_sets, edition, set_of
from sightline.figures.benchmarking.reading import Read, taken
from sightline.figures.definitions.catalogue import COUNT, MEAN, MOST, NOT_RECORDED, Figure
from sightline.figures.definitions.output import FORMULA
from sightline.figures.definitions.results import Result, rounded
from sightline.figures.disclosure.quantities import is_exempt
from sightline.figures.models import AreaReturn
from sightline.figures.pages.dashboard import method_of
from sightline.figures.report.labels import label

PER = 10_000
ABSENT = "Not in the return"
OTHERWISE, EDITION = "counted otherwise", "counted by another version of the definition"
ALL_ALIKE = "Every figure, counted as it is here"
SYMBOLS = {"c": "Withheld", "x": "Not supplied", "z": "Nothing to reckon it from"}
COLUMNS = (
    "data_set", "figure", "title", "part", "label", "area", "area_code", "period", "version", "value", "unit",
    "numerator", "denominator", "base", "per_10000_children", "children", "children_source", "children_year",
    "definition", "counted_otherwise", "not_alike", "symbol",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One area: its return that stands, the children its rates are of, and what in it is not like the others'."""

    title: str
    row: AreaReturn
    read: Read
    children: int | None
    population: str

    @property
    def alike(self) -> str:
        """How far its return can be set beside another, in words."""
        return "; ".join(_differs(self)) or ALL_ALIKE

    def find(self, figure: Figure, part: str) -> Result | None:
        """Its number; none where its return has none."""
        return next(
            (each for each in self.read.results if (each.figure.id, each.part) == (figure.id, part)), None
        )


@dataclass(frozen=True)
class Compared:
    """One figure of every area: a row a part, a cell an area. `notes`: who counts otherwise, and how."""

    title: str
    unit: str
    base: str
    method: str
    lines: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def _differs(column: Column) -> Iterator[str]:
    made_on = column.row.content["made_on"]
    if made_on and date.fromisoformat(made_on) <= column.read.period.last_day:
        yield "Made before the year ended, so of a part of it"
    there = {each.figure.id for each in column.read.results}
    apart = [name for name in there if not_alike(name, column)]
    if apart:
        yield f"{_figures(len(apart))} counted in another way"
    if there != set(set_of()):
        yield f"{_figures(len(set_of()) - len(there))} not in the return"


def _figures(number: int) -> str:
    return f"{number} of {len(set_of())} figures"


def not_alike(figure_id: str, column: Column) -> str:
    """Why an area's figure counts something else than this one does; nothing where it counts the same."""
    if column.read.otherwise.get(figure_id):
        return OTHERWISE
    counted_by = column.read.editions.get(figure_id)
    return EDITION if counted_by and counted_by != edition(figure_id) else ""


def columns(found: Sequence[AreaReturn]) -> list[Column]:
    """A column an area, in the order given."""
    return [_column(each) for each in found]


def _column(row: AreaReturn) -> Column:
    made = taken(row.content)
    given = row.content["population"]
    said = f"{given['children']:,} children ({given['source']}, {given['year']})" if given else ""
    return Column(
        f"{row.area} (ours)" if row.own else row.area,
        row,
        made,
        given["children"] if given else None,
        said or "Number of children not given, so no rates",
    )


def compared(name: str, found: Sequence[Column]) -> list[Compared]:
    """Every figure of one data set."""
    chosen = next(each for each in data_sets() if each.name == name)
    return [_figure(each, found) for each in chosen.figures]


def _figure(figure: Figure, found: Sequence[Column]) -> Compared:
    lines = tuple(
        (
            label(figure, part) if part else "All",
            *(_cell(figure, part, each) for each in found),
        )
        for part in parts_of(figure, found)
    )
    return Compared(
        figure.title, figure.unit, figure.base, method_of(figure), lines, tuple(_notes(figure, found))
    )


def parts_of(figure: Figure, found: Sequence[Column]) -> list[str]:
    """The parts of a figure in the order of the catalogue, then those that only some area has, then not recorded."""
    if not figure.by:
        return [""]
    there = {each.part for column in found for each in column.read.results if each.figure.id == figure.id}
    known = list(figure.parts or ())
    more = sorted(there - {*known, NOT_RECORDED})
    return [*known, *more, *([NOT_RECORDED] if NOT_RECORDED in there else [])]


def _notes(figure: Figure, found: Sequence[Column]) -> Iterator[str]:
    for each in found:
        why = not_alike(figure.id, each)
        if why == OTHERWISE:
            yield f"{each.title} counts otherwise: {each.read.otherwise[figure.id]}"
        elif why:
            theirs, ours = each.read.editions[figure.id], edition(figure.id)
            yield f"{each.title} counts by another version of the definition ({theirs}; this is {ours})."


def _cell(figure: Figure, part: str, column: Column) -> str:
    """Without a rate where something else is counted."""
    found, why = column.find(figure, part), not_alike(figure.id, column)
    said = shown(found, None if why else column.children)
    return f"{said}, {why}" if why and found and not found.symbol else said


def shown(each: Result | None, children: int | None) -> str:
    """A number with its base, or why there is none."""
    if each is None:
        return ABSENT
    if each.symbol:
        return SYMBOLS[each.symbol]
    if each.figure.kind in (COUNT, MOST):
        rate = rate_of(each, children)
        return f"{each.value:,}" + (f" ({rate} per {PER:,} children)" if rate else "")
    if each.figure.kind == MEAN:
        return f"{each.value:,}"
    if each.value is None:
        return f"{each.numerator:,} (not in the base)"
    return f"{each.value:,}% ({each.numerator:,} of {each.denominator:,})"


def rate_of(each: Result, children: int | None) -> str:
    """A count of people or of what befell them, per 10,000 children; nothing where it is no such count."""
    if each.figure.kind != COUNT or not children or each.value is None or is_exempt(each.figure):
        return ""
    return str(rounded(Fraction(int(each.value) * PER, children)))


def as_csv(found: Sequence[Column]) -> str:
    """Every data set, a row a number of an area."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in data_sets():
        for row in _rows(each, found):
            writer.writerow([as_text(cell, marks=FORMULA) for cell in row])
    return out.getvalue()


def _rows(data_set: DataSet, found: Sequence[Column]) -> Iterator[list[object]]:
    for figure in data_set.figures:
        for part in parts_of(figure, found):
            for each in found:
                yield [
                    data_set.name, figure.id, figure.title, part, label(figure, part) if part else "",
                    *_cells(figure, each, each.find(figure, part)),
                ]  # fmt: skip


def _cells(figure: Figure, column: Column, each: Result | None) -> list[object]:
    population = column.read.content["population"] or {}
    number = (each.value, each.numerator, each.denominator) if each else (None, None, None)
    why = not_alike(figure.id, column)
    rate = rate_of(each, column.children) if each and not why else ""
    return [
        column.row.area, column.read.content["area"]["code"], column.row.period, column.row.number,
        number[0], figure.unit, number[1], number[2], figure.base, rate,
        population.get("children"), population.get("source"), population.get("year"),
        column.read.editions.get(figure.id, ""), column.read.otherwise.get(figure.id, ""), why,
        each.symbol if each else "not in the return",
    ]  # fmt: skip
