"""The published figures about contacts beside the same figures computed from an extract of the borough."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sightline.demonstration.plan.published import LAST, Printed, printed
from sightline.demonstration.plan.solving import rounded
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.periods import read_period
from sightline.figures.definitions.reading.extract import opened
from sightline.figures.definitions.results import Result

RUN = "2020/21-2022/23"
YEARS = 3
Found = dict[tuple[str, str], Result]


@dataclass(frozen=True, slots=True)
class Beside:
    """One published figure, and what the extract gives for it in the same units."""

    printed: Printed
    computed: int | None

    @property
    def agrees(self) -> bool:
        """Whether they are the same."""
        return self.printed.printed == self.computed

    def shown(self) -> list[str]:
        """The line of a table."""
        one = self.printed
        figures_shown = [_placed(one.printed, one.places), _placed(self.computed, one.places)]
        return [one.id, one.figure, one.breakdown, one.period, *figures_shown, "yes" if self.agrees else "no"]


def compared(extract: Path) -> Iterator[Beside]:
    """Every published figure about contacts."""
    wanted = [figures()[name] for name in dict.fromkeys(one.figure for one in printed())]
    with opened(extract) as records:
        computer = Computer(records)
        year, run = (
            {(one.figure.id, one.part): one for one in computer.compute(wanted, read_period(period))}
            for period in (LAST, RUN)
        )
    for one in printed():
        yield Beside(one, _computed(one, year if one.period == LAST else run))


def _computed(one: Printed, found: Found) -> int | None:
    """A count, or the mean of three years' counts; a share in units of its last printed place."""
    parts = [found.get((one.figure, part)) for part in one.breakdown.split("+")]
    given = [part for part in parts if part is not None]
    if len(given) < len(parts) or any(part.symbol for part in given):
        return None
    if given[0].denominator:
        numerator = sum(part.numerator or 0 for part in given)
        return rounded(100 * numerator, given[0].denominator, one.places)
    count = sum(int(part.value or 0) for part in given)
    return count if one.period == LAST else rounded(count, YEARS)


def _placed(units: int | None, places: int) -> str:
    if units is None:
        return "not given"
    return f"{units / 10**places:.{places}f}" if places else f"{units:,}"
