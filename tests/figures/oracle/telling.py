"""How the oracle tells what it found: counts, percentages and means as the format prints them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Told = tuple[str, float | int | None, int | None, int | None, str | None]
NOT = "not_recorded"
GROUPS = {
    "white_british": "WBRI", "white_other": "WIRI WIRT WROM WOTH", "mixed": "MWBC MWBA MWAS MOTH",
    "asian": "AIND APKN ABAN AOTH CHNE", "black": "BCRB BAFR BOTH", "other": "OOTH",
}  # fmt: skip
ETHNIC = list(GROUPS)


def group(code: str | None) -> str | None:
    return next((name for name, codes in GROUPS.items() if code in codes.split()), None)


def tenths(number: Fraction) -> float:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def count(number: int, part: str = "") -> list[Told]:
    return [(part, number, None, None, None)]


def percent(numerator: int, denominator: int, part: str = "") -> list[Told]:
    if denominator == 0:
        return [(part, None, 0, 0, "z")]
    return [(part, tenths(Fraction(100 * numerator, denominator)), numerator, denominator, None)]


def mean(values: Iterable[Fraction | int], part: str = "") -> list[Told]:
    numbers = [Fraction(value) for value in values]
    if not numbers:
        return [(part, None, None, None, "z")]
    return [(part, tenths(sum(numbers, Fraction(0)) / len(numbers)), None, None, None)]


def most(values: Sequence[int], part: str = "") -> list[Told]:
    return [(part, max(values), None, None, None)] if values else [(part, None, None, None, "z")]


def counts(parts: Sequence[str], values: Iterable[str | None]) -> list[Told]:
    found = Counter(values)
    told = [each for part in parts for each in count(found[part], part)]
    return told + (count(found[None], NOT) if found[None] else [])


def percents(
    parts: Sequence[str], values: Iterable[str | None], *, inside: bool = False, beside: str = ""
) -> list[Told]:
    found = Counter(values)
    base = sum(found[part] for part in parts if part != beside) + (found[None] if inside else 0)
    told: list[Told] = []
    for part in parts:
        told += (
            [(part, None, found[part], base, None)] if part == beside else percent(found[part], base, part)
        )
    if found[None]:
        told += percent(found[None], base, NOT) if inside else [(NOT, None, found[None], base, None)]
    return told


def percents_of_each(parts: Sequence[str], pairs: Sequence[tuple[str | None, bool]]) -> list[Told]:
    told: list[Told] = []
    for part in [*parts, None]:
        yes = [hit for name, hit in pairs if name == part]
        if part or yes:
            told += percent(sum(yes), len(yes), part or NOT)
    return told
