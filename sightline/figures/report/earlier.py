"""Earlier published figures as they were printed, ours beside them, and why the two differ where they do.

The reasons are known faults of what was printed, kept in printed_why.csv. Neither number ever replaces the other.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.printed import Printed, read
from sightline.figures.report.labels import label
from sightline.figures.report.numbers import MEANING, NoSuchNumber, Number, Numbers, mark

REFERENCE = Path(__file__).resolve().parent.parent / "reference"
WHY = REFERENCE / "printed_why.csv"
AGREES = "Agrees"
OTHER_PARTS = "Printed for a part that ours does not tell apart"
UNEXPLAINED = "Differs"


@dataclass(frozen=True)
class Beside:
    """One printed number, ours, and why they are or are not the same."""

    printed: Printed
    ours: Number
    why: str

    @property
    def words(self) -> str:
        figure = figures()[self.printed.figure]
        return (
            f"{figure.title}: {label(figure, self.printed.part).lower()}"
            if self.printed.part
            else figure.title
        )

    @property
    def as_printed(self) -> str:
        """The printed number with its sign, its digits in threes."""
        if not self.printed.text:
            return "–"
        return Number(Decimal(self.printed.text), "", mark(figures()[self.printed.figure])).text


def beside(numbers: Numbers, path: Path) -> list[Beside]:
    """Every printed number of a period this report has, with ours; raises printed.CannotRead."""
    found = []
    for each in read(path):
        period = _period(each, numbers)
        if period is not None and numbers.has(each.figure):
            ours = _ours(each, numbers, period)
            found.append(Beside(each, ours, why(each, ours)))
    return found


def _ours(printed: Printed, numbers: Numbers, period: Period) -> Number:
    """Our number; none where it was printed by parts that ours does not have."""
    try:
        return numbers.number(printed.figure, printed.part, period)
    except NoSuchNumber:
        return Number(None)


def _period(printed: Printed, numbers: Numbers) -> Period | None:
    period = read_period(printed.period)
    return period if period in numbers.periods else None


def why(printed: Printed, ours: Number) -> str:
    """Say why ours is as it is: it agrees once rounded as theirs is, it is withheld, or the printed one has a fault."""
    if ours.value is not None and _agree(printed, Decimal(ours.value)):
        return AGREES
    if ours.symbol:
        return f"Ours is {MEANING[ours.symbol]}"
    known = _reasons()
    for key in (
        (printed.figure, printed.part, printed.period),
        (printed.figure, "*", printed.period),
        (printed.figure, "*", "*"),
    ):
        if key in known:
            return known[key]
    if ours.value is None:
        return OTHER_PARTS
    if not printed.text:
        return "Printed as a blank"
    return UNEXPLAINED


def _agree(printed: Printed, ours: Decimal) -> bool:
    return bool(printed.text) and abs(Fraction(ours) - Fraction(printed.text)) <= printed.half


@cache
def _reasons() -> dict[tuple[str, str, str], str]:
    with WHY.open(encoding="utf-8", newline="") as file:
        return {(row["figure"], row["part"], row["period"]): row["why"] for row in csv.DictReader(file)}


def as_text(rows: Sequence[Beside]) -> Iterator[str]:
    """The table as Markdown: published, ours, why."""
    yield "| Where | Figure | Period | Published | Ours | Why |"
    yield "|---|---|---|---|---|---|"
    for each in rows:
        printed = each.printed
        cells = (printed.place, each.words, printed.period, each.as_printed, each.ours.text, each.why)
        yield f"| {' | '.join(cells)} |"
