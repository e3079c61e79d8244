"""Every published figure beside the same figure computed from an extract of the borough, and why where they differ.

`reference/published.csv` has the figures the plan of contacts was solved from, `reference/compared.csv` all others: by
which figure of the catalogue, or which count of the extract's tables, each is met, or why it is counted from neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from sightline.demonstration.plan.published import AVERAGE
from sightline.demonstration.reference import rows
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.reading.extract import Extract, Faulty, opened
from sightline.figures.definitions.results import Result

__all__ = ["Beside", "Faulty", "Published", "compared", "published"]
RUN = "2020/21-2022/23"
YEARS = 3
COUNT, SHARE, MEAN, ONE_YEAR = (
    "count",
    "share",
    "mean",
    "average",
)  # how a figure's result is set beside a number
Found = dict[tuple[str, str, str], Result]


@dataclass(frozen=True, slots=True)
class Published:
    """One printed number and how it is met. `read_as` is what it must be where what was printed cannot be right."""

    id: str
    place: str
    figure: str
    part: str
    period: str
    take: str
    printed: str
    read_as: str
    query: str
    why: str

    @property
    def is_counted(self) -> bool:
        """Whether an extract can say it at all."""
        return bool(self.figure or self.query)

    @property
    def places(self) -> int:
        """Decimal places printed."""
        return len(self.printed.partition(".")[2])

    @property
    def expected(self) -> int:
        """What ours must be, in units of the last printed place; a dash or nothing printed is nought."""
        text = self.read_as or self.printed or "0"
        return int(text.replace(".", ""))


@dataclass(frozen=True, slots=True)
class Beside:
    """One published figure, and what the extract gives for it in the same units."""

    published: Published
    computed: int | None

    @property
    def agrees(self) -> bool | None:
        """Whether ours is what was printed; nothing where it is not counted."""
        one = self.published
        return self.computed == int((one.printed or "0").replace(".", "")) if one.is_counted else None

    @property
    def is_expected(self) -> bool:
        """Whether ours is what it must be: as printed, or as read where the print cannot be right."""
        return not self.published.is_counted or self.computed == self.published.expected

    def shown(self) -> list[str]:
        """The line of a table."""
        one = self.published
        what = f"{one.figure} {one.part}".strip() or ("counted in the tables" if one.query else "")
        ours = _placed(self.computed, one.places) if one.is_counted else ""
        agree = {True: "yes", False: "no", None: "not counted"}[self.agrees]
        if not self.is_expected:
            agree = "WRONG"
        return [one.id, one.place, what, one.period, one.printed or "none", ours, agree, one.why]


def published() -> Iterator[Published]:
    """Every published figure, those about contacts first."""
    for row in rows("published"):
        is_average = row["period"] == AVERAGE
        percent = figures()[row["figure"]].unit.startswith("%")
        take = SHARE if percent else ONE_YEAR if is_average else COUNT
        period = RUN if is_average else row["period"]
        place = f"paragraph {row['paragraph']}"
        yield Published(
            row["id"],
            place,
            row["figure"],
            row["breakdown"],
            period,
            take,
            row["printed"],
            "",
            "",
            row["reading"],
        )
    for row in rows("compared"):
        yield Published(**row)


def compared(extract: Path) -> Iterator[Beside]:
    """Set ours beside every published figure. Raises Faulty where the extract has faults."""
    listed = list(published())
    with opened(extract) as records:
        found = _results(records, listed)
        for one in listed:
            yield Beside(one, _computed(records, one, found))


def _results(records: Extract, listed: list[Published]) -> Found:
    """All results that are needed, each period computed once."""
    computer, found = Computer(records), {}
    for period in dict.fromkeys(one.period for one in listed if one.figure):
        wanted = dict.fromkeys(one.figure for one in listed if one.period == period)
        for result in computer.compute([figures()[name] for name in wanted], read_period(period)):
            found[result.figure.id, result.part, period] = result
    return found


def _computed(records: Extract, one: Published, found: Found) -> int | None:
    if one.query:
        row = records.connection.execute(one.query).fetchone()
        return _units(Fraction(str(row[0])), one.places) if row and row[0] is not None else None
    parts = [found.get((one.figure, part, one.period)) for part in one.part.split("+")]
    given = [part for part in parts if part is not None]
    if not one.figure or any(part.symbol for part in given):
        return None
    if one.take == MEAN:
        return _units(Fraction(str(given[0].value)), one.places)
    count = sum(int(part.value or 0) if part.numerator is None else part.numerator for part in given)
    base = {COUNT: 1, ONE_YEAR: YEARS, SHARE: given[0].denominator or 0}[one.take] if given else 1
    return _units(Fraction(100 * count if one.take == SHARE else count, base), one.places)


def _units(number: Fraction, places: int) -> int:
    """In units of the last place, half away from zero."""
    scaled = number * Fraction(10) ** places
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)


def _placed(units: int | None, places: int) -> str:
    if units is None:
        return "not given"
    return f"{units / 10**places:.{places}f}" if places else f"{units:,}"
