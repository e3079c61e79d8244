"""The numbers a report may print, by figure, part and period; nothing else of the extract reaches its pages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sightline.figures.definitions.catalogue import COUNT, NOT_RECORDED, SHARE, SHARE_OF_EACH, Figure, figures
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import CONFIDENTIAL, NOT_APPLICABLE, NOT_SUPPLIED, Result

MEANING = {
    CONFIDENTIAL: "withheld, so that nobody can be known by it",
    NOT_SUPPLIED: "not supplied",
    NOT_APPLICABLE: "not applicable: there is nothing to reckon it from",
}


@dataclass(frozen=True)
class Number:
    """One number as printed: its value, or the symbol that stands for it. `unit` is %, £ or nothing."""

    value: int | Decimal | None
    symbol: str = ""
    unit: str = ""
    figure: str = ""

    @property
    def text(self) -> str:
        if self.value is None:
            return f"[{self.symbol}]" if self.symbol else "–"
        shown = f"{self.value:,}"
        return f"£{shown}" if self.unit == "£" else f"{shown}{self.unit}"


class NoSuchNumber(LookupError):
    """There is no such figure, part or period; the sentence says which."""


class Numbers:
    """Everything a report may print. Its last year is the report's own year."""

    def __init__(
        self,
        years: Sequence[Period],
        span: Period,
        shown: Mapping[Period, Sequence[Result]],
        computed: Collection[str],
    ) -> None:
        self.years, self.span, self._computed = tuple(years), span, frozenset(computed)
        self.year = self.years[-1]
        self._found: dict[Period, dict[str, dict[str, Result]]] = {}
        for period, results in shown.items():
            by_figure = self._found.setdefault(period, {})
            for each in results:
                by_figure.setdefault(each.figure.id, {})[each.part] = each

    @property
    def periods(self) -> tuple[Period, ...]:
        """The years, and all of them together where there are several."""
        return self.years if self.span in self.years else (*self.years, self.span)

    def all(self, period: Period) -> list[Result]:
        """Every result of a period, in the order of the catalogue."""
        return [each for parts in self._found[period].values() for each in parts.values()]

    def has(self, figure: str) -> bool:
        return figure in self._computed

    def supplied(self, *names: str) -> bool:
        """Whether the tables these figures need were given."""
        return all(
            self.has(name) and all(each.symbol != NOT_SUPPLIED for each in self.results(name))
            for name in names
        )

    def results(self, figure: str, period: Period | None = None) -> list[Result]:
        """The results of one figure, part by part."""
        at = period or self.year
        if at not in self._found:
            raise NoSuchNumber(f"this report has no numbers for {at}")
        if figure not in self._computed:
            known = figure in figures()
            raise NoSuchNumber(
                f"{figure} is not for the public" if known else f"there is no figure called {figure}"
            )
        return list(self._found[at].get(figure, {}).values())

    def result(self, figure: str, part: str = "", period: Period | None = None) -> Result:
        """One result; a part nobody is in counts nothing."""
        for each in self.results(figure, period):
            if each.part == part:
                return each
        one = figures()[figure]
        if any(each.symbol == NOT_SUPPLIED for each in self.results(figure, period)):
            return Result(one, part, symbol=NOT_SUPPLIED)
        if part and (part == NOT_RECORDED or (one.by and one.parts is None)):
            return Result(one, part, value=0 if one.kind == COUNT else None, numerator=0)
        if part:
            raise NoSuchNumber(f"{figure} has no part called {part}")
        raise NoSuchNumber(f"{figure} has several parts; name one of them")

    def number(self, figure: str, part: str = "", period: Period | None = None) -> Number:
        """A figure as printed: a percentage, a mean or a count."""
        return printed(self.result(figure, part, period))

    def count(self, figure: str, part: str = "", period: Period | None = None) -> Number:
        """How many there are behind a figure: its count, or the numerator of its percentage."""
        found = self.result(figure, part, period)
        if found.figure.kind in (SHARE, SHARE_OF_EACH):
            if found.symbol in (CONFIDENTIAL, NOT_SUPPLIED):
                return Number(None, found.symbol, "", figure)
            return Number(found.numerator, "", "", figure)
        return printed(found)

    def base(self, figure: str, period: Period | None = None) -> Number:
        """The base of a percentage, where any part of it prints one."""
        found = self.results(figure, period)
        for each in found:
            if each.denominator is not None:
                return Number(each.denominator, "", "", figure)
        symbol = NOT_SUPPLIED if any(each.symbol == NOT_SUPPLIED for each in found) else CONFIDENTIAL
        return Number(None, symbol, "", figure)

    def average(self, figure: str, part: str = "") -> Number:
        """Of the years: of a count its mean, in whole numbers, if all are printed; of others that of all together."""
        one = figures().get(figure)
        if one is None or one.kind != COUNT:
            return self.number(figure, part, self.span)
        values = [self.number(figure, part, year) for year in self.years]
        for each in values:
            if each.value is None:
                return each
        total = sum(int(each.value or 0) for each in values)
        return Number(whole(Fraction(total, len(values))), "", values[0].unit, figure)


def whole(number: Fraction) -> int:
    """Round to a whole number, half up."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def printed(result: Result) -> Number:
    """A result as it is printed."""
    return Number(result.value, result.symbol or "", mark(result.figure), result.figure.id)


def mark(figure: Figure) -> str:
    """The sign that goes with a figure's numbers."""
    if figure.kind in (SHARE, SHARE_OF_EACH):
        return "%"
    return "£" if figure.unit == "pounds" else ""
