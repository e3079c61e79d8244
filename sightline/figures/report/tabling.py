"""Tables of the report, laid out from protected numbers. No total is typed: each is a figure, or a base."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from sightline.figures.definitions import intervals
from sightline.figures.definitions.catalogue import COUNT, NOT_RECORDED, SHARE, SHARE_OF_EACH, Figure, figures
from sightline.figures.definitions.identities import WHOLES
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import Result, rounded
from sightline.figures.report.blocks import Cell, Column, Table
from sightline.figures.report.comparators import Comparator
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import MEANING, Number, Numbers, printed

BY_CHANCE = "The interval says how far a share could move by chance alone (Wilson)."
ROUNDED = "Percentages may not add to 100 because of rounding."
OUTSIDE = "Those shown with a dash for their share are not in the base."


def many_years(period: Period) -> str:
    """How several years are written: 2020/21 to 2022/23."""
    return str(period).replace("-", " to ")


def plain_unit(figure: Figure) -> str:
    """The unit of a figure's counts: contacts, of `% of contacts`."""
    return figure.unit.removeprefix("% of ")


def legend(table_cells: Iterable[Cell]) -> list[str]:
    """What the symbols in a table stand for."""
    found = sorted({each.symbol for each in table_cells if isinstance(each, Number) and each.symbol})
    return [f"[{symbol}] {MEANING[symbol]}." for symbol in found]


def finished(
    made: tuple[str, str, str],
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    names: Sequence[str],
    *,
    notes: Sequence[str] = (),
    source: str = "",
) -> Table:
    """Return a table with its symbols explained and the cautions of its figures."""
    cells = [each for row in rows for each in row]
    cautions = [figures()[name].caveat for name in names if figures()[name].caveat]
    told = tuple(dict.fromkeys((*legend(cells), *cautions, *notes)))
    return Table(*made, tuple(columns), tuple(tuple(row) for row in rows), tuple(names), told, source)


def shares(
    numbers: Numbers, made: tuple[str, str, str], name: str, *, period: Period | None = None, first: str = ""
) -> Table:
    """A percentage by breakdown: how many, what share, and the share over all the years of the report."""
    at = period or numbers.year
    figure = figures()[name]
    beside = numbers.span != at and numbers.span not in numbers.years and figure.family != "schools"
    columns = [
        Column(first or figure.title, numeric=False),
        Column(f"Number, {many_years(at)}"),
        Column(f"Share, {many_years(at)}", "%"),
    ]
    if beside:
        columns.append(Column(f"Share, {many_years(numbers.span)}", "%"))
    rows: list[list[Cell]] = []
    for each in parts_of(numbers, name, at, beside=beside):
        row: list[Cell] = [label(figure, each), numbers.count(name, each, at), numbers.number(name, each, at)]
        rows.append([*row, numbers.number(name, each, numbers.span)] if beside else row)
    if figure.kind != SHARE_OF_EACH or figure.same_base:
        bottom: list[Cell] = [f"Base: {plain_unit(figure)} counted", numbers.base(name, at), ""]
        rows.append([*bottom, ""] if beside else bottom)
    dashes = any(isinstance(cell, Number) and cell.text == "–" for row in rows for cell in row)
    notes = [*([ROUNDED] if figure.kind == SHARE else []), *([OUTSIDE] if dashes else [])]
    return finished(made, columns, rows, [name], notes=notes)


def parts_of(numbers: Numbers, name: str, at: Period, *, beside: bool = False) -> list[str]:
    """The parts of a figure in any of its periods, in order, `not recorded` last."""
    found = [each.part for each in numbers.results(name, at)]
    if beside:
        found += [each.part for each in numbers.results(name, numbers.span)]
    parts = list(dict.fromkeys(found))
    return [each for each in parts if each != NOT_RECORDED] + [each for each in parts if each == NOT_RECORDED]


def by_year(
    numbers: Numbers,
    made: tuple[str, str, str],
    rows: Sequence[tuple[str, str, str]],
    *,
    average: bool = False,
    together: bool = False,
    how_many: bool = False,
    first: str = "",
    unit: str = "",
    notes: Sequence[str] = (),
) -> Table:
    """Rows of (words, figure, part), a column a year; then their average, or the years together.

    `how_many` shows the counts behind percentages.
    """
    one = numbers.count if how_many else numbers.number
    columns = [Column(first or " ", numeric=False), *(Column(str(year), unit) for year in numbers.years)]
    several = numbers.span not in numbers.years
    if several and average:
        columns.append(Column(f"{_counted(len(numbers.years))}-year average", unit))
    if several and together:
        columns.append(Column(many_years(numbers.span), unit))
    laid: list[list[Cell]] = []
    for words, name, part in rows:
        row: list[Cell] = [words, *(one(name, part, year) for year in numbers.years)]
        if several and average:
            row.append(numbers.average(name, part))
        if several and together:
            row.append(one(name, part, numbers.span))
        laid.append(row)
    return finished(made, columns, laid, list(dict.fromkeys(name for _, name, _ in rows)), notes=notes)


def counts_by_year(
    numbers: Numbers,
    made: tuple[str, str, str],
    name: str,
    *,
    first: str = "",
    together: bool = False,
    unit: str = "",
) -> Table:
    """Counts by breakdown, a column a year, and their total, which is a figure of its own."""
    figure = figures()[name]
    found = dict.fromkeys(part for year in numbers.years for part in parts_of(numbers, name, year))
    rows = [(label(figure, part), name, part) for part in found if part]
    whole = WHOLES.get(name)
    if whole and figures()[whole].kind == COUNT:
        rows.append(("Total", whole, ""))
    return by_year(numbers, made, rows, together=together, first=first or figure.title, unit=unit)


def counts(
    numbers: Numbers,
    made: tuple[str, str, str],
    name: str,
    *,
    period: Period | None = None,
    first: str = "",
    total: tuple[str, str] | None = None,
) -> Table:
    """Counts by breakdown in one period, with a total of (figure, part) where there is one."""
    at = period or numbers.year
    figure = figures()[name]
    rows: list[list[Cell]] = [
        [label(figure, part), numbers.number(name, part, at)] for part in parts_of(numbers, name, at) if part
    ]
    of = total or ((WHOLES[name], "") if name in WHOLES else None)
    if of:
        rows.append(["Total", numbers.count(*of, at)])
    unit = plain_unit(figure)
    return finished(
        made, [Column(first or figure.title, numeric=False), Column(unit.capitalize())], rows, [name]
    )


def compared(
    numbers: Numbers,
    made: tuple[str, str, str],
    name: str,
    comparators: Sequence[Comparator],
    *,
    period: Period | None = None,
    first: str = "",
) -> Table:
    """A percentage by breakdown with its 95% interval, beside what is known of a population named with its source."""
    at, figure = period or numbers.span, figures()[name]
    found = {each.part: each for each in comparators if each.figure == name}
    names = list(dict.fromkeys(each.heading for each in found.values()))
    columns = [
        Column(first or figure.title, numeric=False),
        Column("Number"),
        Column("Share", "%"),
        Column("95% interval"),
        *(Column(each, "%") for each in names),
    ]
    rows = [
        _compared(numbers, numbers.result(name, part, at), at, found.get(part), names)
        for part in parts_of(numbers, name, at)
    ]
    rows.append([f"Base: {plain_unit(figure)} counted", numbers.base(name, at), "", "", *("" for _ in names)])
    notes = list(dict.fromkeys([*(each.note for each in found.values() if each.note), BY_CHANCE]))
    source = "; ".join(dict.fromkeys(each.source_line for each in found.values()))
    return finished(made, columns, rows, [name], notes=notes, source=source)


def _compared(
    numbers: Numbers, result: Result, at: Period, beside: Comparator | None, names: Sequence[str]
) -> list[Cell]:
    figure, part = result.figure, result.part
    others = [beside.text if beside and beside.heading == each else "–" for each in names]
    return [
        label(figure, part),
        numbers.count(figure.id, part, at),
        printed(result),
        interval(result),
        *others,
    ]


def interval(result: Result) -> str:
    """Wilson's interval around a printed percentage, in per cent."""
    if result.value is None or not result.denominator or result.numerator is None:
        return f"[{result.symbol}]" if result.symbol else "–"
    around = intervals.of_share(result.numerator, result.denominator)
    ends = [rounded(Fraction(Decimal(repr(each))) * 100) for each in (around.lower, around.upper)]
    return f"{max(ends[0], Decimal('0.0'))} to {ends[1]}"


def _counted(number: int) -> str:
    return ("", "One", "Two", "Three", "Four", "Five", "Six")[number] if number < 7 else str(number)
