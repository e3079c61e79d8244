"""What a figure came to: one result for each value of its breakdown, as the catalogue lays it out."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sightline.figures.definitions.catalogue import (
    COUNT,
    MEAN,
    MOST,
    NOT_RECORDED,
    SHARE,
    SHARE_OF_EACH,
    Figure,
)

CONFIDENTIAL, NOT_SUPPLIED, NOT_APPLICABLE = "c", "x", "z"
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Result:
    """One number. `part` is the value of the breakdown, empty where there is none.

    `counted` is the number of rows a mean was taken over, printed or not.
    """

    figure: Figure
    part: str
    value: int | Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    symbol: str | None = None
    counted: int | None = None

    def hidden(self) -> "Result":
        """Return the result with nothing shown."""
        return replace(self, value=None, numerator=None, denominator=None, symbol=CONFIDENTIAL, counted=None)


def rounded(number: Fraction) -> Decimal:
    """Round to one decimal place, half away from zero."""
    tenths = abs(number) * 10
    whole = (2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator)
    return Decimal(whole if number >= 0 else -whole).scaleb(-1)


def not_supplied(figure: Figure) -> list[Result]:
    """What is said of a figure one of whose tables was not given."""
    return [Result(figure, part, symbol=NOT_SUPPLIED) for part in figure.parts or ("",)]


def results(figure: Figure, rows: list[Row]) -> list[Result]:
    """Lay out what a figure's SQL returned; a row is the part, where there is one, and then its numbers."""
    if not figure.by:
        return [_one(figure, "", rows[0])]
    found = {NOT_RECORDED if row[0] is None else str(row[0]): row[1:] for row in rows}
    parts = [part for part in found if part != NOT_RECORDED] if figure.parts is None else list(figure.parts)
    unknown = set(found) - {*parts, NOT_RECORDED}
    if unknown:
        raise ValueError(f"{figure.id} found {unknown}, which its breakdown does not have")
    if NOT_RECORDED in found:
        parts.append(NOT_RECORDED)
    if figure.kind == SHARE:
        return _shares(figure, parts, {part: int(row[0]) for part, row in found.items()})
    nothing = _nothing(figure, found)
    return [_one(figure, part, found.get(part, nothing)) for part in parts]


def _nothing(figure: Figure, found: dict[str, Row]) -> Row:
    if figure.kind == SHARE_OF_EACH:
        base = next(iter(found.values()))[1] if figure.same_base and found else 0
        return (0, base)
    return {COUNT: (0,), MEAN: (0, 0), MOST: (None,)}[figure.kind]


def _shares(figure: Figure, parts: list[str], found: dict[str, int]) -> list[Result]:
    base = sum(count for part, count in found.items() if part not in figure.outside)
    made = []
    for part in parts:
        count = found.get(part, 0)
        if part in figure.outside:
            made.append(Result(figure, part, numerator=count, denominator=base))
        else:
            made.append(share(figure, part, count, base))
    return made


def share(figure: Figure, part: str, numerator: int, denominator: int) -> Result:
    """Return a percentage; of nothing it is not applicable."""
    if not denominator:
        return Result(figure, part, None, 0, 0, NOT_APPLICABLE)
    return Result(figure, part, rounded(Fraction(100 * numerator, denominator)), numerator, denominator)


def _one(figure: Figure, part: str, row: Row) -> Result:
    if figure.kind == COUNT:
        return Result(figure, part, int(row[0] or 0))
    if figure.kind == MOST:
        value = None if row[0] is None else int(row[0])
        return Result(figure, part, value, symbol=NOT_APPLICABLE if value is None else None)
    if figure.kind == MEAN:
        total, counted = row[0], int(row[1])
        if not counted:
            return Result(figure, part, symbol=NOT_APPLICABLE, counted=0)
        return Result(figure, part, rounded(Fraction(int(total), counted) * figure.times), counted=counted)
    return share(figure, part, int(row[0]), int(row[1]))
