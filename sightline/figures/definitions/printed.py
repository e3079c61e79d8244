"""Figures as somebody printed them: kept as they stand, set beside ours, and asked whether they add up.

A file of printed figures has the columns place, figure, part, period, value, numerator, denominator; what was not
printed is empty. Nothing in it is ever put right.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

from sightline.figures.definitions.catalogue import COUNT, SHARE, figures
from sightline.figures.definitions.identities import PART_OF, STOCK, WHOLES
from sightline.figures.definitions.periods import read_period, year_name

COLUMNS = ("place", "figure", "part", "period", "value", "numerator", "denominator")
ADD_UP = ("cases.closed", "cases.opened", "funding.total", "contacts.exploitation", "taxi.complaints")


# A mean over the base of a table.
SAME_BASE = {"schools.mean_indicators": "schools.indicators"}


class CannotRead(ValueError):
    """The file is not one of printed figures; the sentence says why."""


@dataclass(frozen=True)
class Printed:
    """One printed number, as it stands."""

    place: str
    figure: str
    part: str
    period: str
    text: str
    numerator: int | None
    denominator: int | None

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.text) if self.text else None

    @property
    def half(self) -> Fraction:
        """Half of the last place that was printed."""
        return Fraction(1, 2 * 10 ** len(self.text.partition(".")[2]))

    def __str__(self) -> str:
        part = f" {self.part}" if self.part else ""
        return f"{self.place}, {self.figure}{part}, {self.period}"


def read(path: Path) -> list[Printed]:
    """Read a file of printed figures; raises CannotRead."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return [_printed(row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError) as error:
        raise CannotRead(f"{path} is not a file of printed figures: {error}") from error


def _printed(row: dict[str, str]) -> Printed:
    numerator, denominator = (int(row[name]) if row[name] else None for name in ("numerator", "denominator"))
    made = Printed(
        row["place"], row["figure"], row["part"], row["period"], row["value"], numerator, denominator
    )
    if made.figure not in figures():
        raise CannotRead(f"there is no figure called {made.figure}")
    read_period(made.period)
    _ = made.value
    return made


def faults(printed: Sequence[Printed]) -> Iterator[str]:
    """Every place where the printed figures do not add up."""
    found: dict[tuple[str, str], list[Printed]] = defaultdict(list)
    for each in printed:
        found[each.figure, each.period].append(each)
    for period in dict.fromkeys(each.period for each in printed):
        yield from _stock(found, period)
        yield from _wholes(found, period)
    for figure in ADD_UP:
        yield from _years(found, figure)
    for each in printed:
        yield from _share(each)
    for (figure, period), listed in found.items():
        yield from _hundred(figure, period, listed)
    yield from _bases(found)
    yield from _totals(found)


Found = Mapping[tuple[str, str], list[Printed]]


def _one(found: Found, figure: str, period: str) -> Fraction | None:
    listed = found.get((figure, period), [])
    return listed[0].value if len(listed) == 1 else None


def _stock(found: Found, period: str) -> Iterator[str]:
    start, opened, closed, end, whole = (_one(found, name, period) for name in STOCK)
    if start is not None and opened is not None and closed is not None and end is not None:
        ours = start + opened - closed
        if ours != end:
            yield f"{found[STOCK[3], period][0]}: {start} + {opened} - {closed} is {ours}, and {end} is printed"
    if start is not None and opened is not None and whole is not None and start + opened != whole:
        yield f"{found[STOCK[4], period][0]}: {start} + {opened} is {start + opened}, and {whole} is printed"
    span = read_period(period)
    before = _one(found, STOCK[3], year_name(span.first_year - 1))
    if before is not None and start is not None and before != start:
        yield f"{found[STOCK[0], period][0]}: the year before ended with {before}, and {start} is printed"


def _wholes(found: Found, period: str) -> Iterator[str]:
    for parts, whole in WHOLES.items():
        printed = _one(found, whole, period)
        if printed is not None and figures()[parts].kind == COUNT:
            yield from _sum(found.get((parts, period), []), printed, found[whole, period][0])
    for parts, (other, part) in PART_OF.items():
        for each in found.get((other, period), []):
            if each.part == part and each.value is not None and figures()[other].kind == COUNT:
                yield from _sum(found.get((parts, period), []), each.value, each)


def _sum(listed: Sequence[Printed], printed: Fraction, at: Printed) -> Iterator[str]:
    total = sum((each.value or Fraction(0) for each in listed), Fraction(0))
    if listed and total != printed:
        yield f"{at}: its parts add to {total}, and {printed} is printed"


def _years(found: Found, figure: str) -> Iterator[str]:
    for name, period in list(found):
        span = read_period(period)
        if name != figure or span.first_year == span.last_year:
            continue
        years = [_one(found, figure, year_name(year)) for year in range(span.first_year, span.last_year + 1)]
        known = [year for year in years if year is not None]
        printed = _one(found, figure, period)
        if len(known) == len(years) and printed is not None and sum(known) != printed:
            yield f"{found[figure, period][0]}: the years add to {sum(known)}, and {printed} is printed"


def _share(each: Printed) -> Iterator[str]:
    """A percentage, or a mean, must follow from its numerator and base; without a numerator, from some whole one."""
    if each.value is None or not each.denominator:
        return
    times = 100 if figures()[each.figure].unit.startswith("%") else 1
    if each.numerator is not None:
        ours = Fraction(times * each.numerator, each.denominator)
        if abs(ours - each.value) > each.half:
            said = f"{each.numerator} of {each.denominator} is {float(ours):.1f}"
            yield f"{each}: {said}, and {each.text} is printed"
        return
    least, most = ((each.value + side * each.half) * each.denominator / times for side in (-1, 1))
    if ceil(least) > floor(most):
        yield f"{each}: no whole number of {each.denominator} is {each.text}"


def _bases(found: Found) -> Iterator[str]:
    """Where the shares of a table all follow from another base than the printed one, and what else stands on that."""
    for (figure, period), listed in found.items():
        base = _another_base(listed)
        if base is None:
            continue
        printed = listed[0].denominator
        at = f"{listed[0].place}, {figure}, {period}"
        yield f"{at}: on a base of {base} every share follows, and {printed} is printed"
        for other, of in SAME_BASE.items():
            for each in found.get((other, period), []):
                if of == figure and each.denominator == printed:
                    yield f"{each}: its base of {printed} is that of {figure}, which is {base} by its shares"


def _another_base(listed: Sequence[Printed]) -> int | None:
    """The one base from which every share of a table follows; none where the printed one does, or several do."""
    known = [
        each for each in listed if each.numerator is not None and each.denominator and each.value is not None
    ]
    if len(known) < 2 or not any(list(_share(each)) for each in known):
        return None
    tops = [each.numerator or 0 for each in known]
    fitting = [
        base
        for base in range(max(tops), 2 * (known[0].denominator or 0))
        if not any(list(_share(replace(each, denominator=base))) for each in known)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _totals(found: Found) -> Iterator[str]:
    """The totals of several years against the rows of those years, where no total of all of them is printed."""
    for parts, whole in WHOLES.items():
        years = [period for name, period in found if name == whole and "-" not in period]
        if (
            len(years) < 2
            or figures()[parts].kind != COUNT
            or not all((parts, year) in found for year in years)
        ):
            continue
        totals = sum((_one(found, whole, year) or Fraction(0) for year in years), Fraction(0))
        rows = sum((each.value or Fraction(0) for year in years for each in found[parts, year]), Fraction(0))
        if totals != rows:
            at = f"{found[whole, years[0]][0].place}, {whole}, {min(years)}-{max(years)}"
            yield f"{at}: the printed totals of the years add to {totals}, and their rows to {rows}"


def _hundred(figure: str, period: str, listed: Sequence[Printed]) -> Iterator[str]:
    """The parts of a share add to 100, but for rounding."""
    known = [each for each in listed if each.value is not None]
    if figures()[figure].kind != SHARE or len(known) < 2:
        return
    total = sum((each.value or Fraction(0) for each in known), Fraction(0))
    if abs(total - 100) > sum((each.half for each in known), Fraction(0)):
        yield f"{known[0].place}, {figure}, {period}: the parts add to {float(total):g} and not to 100"
