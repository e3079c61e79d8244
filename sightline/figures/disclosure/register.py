"""The register of releases: what was printed before, which everybody may still have.

A register is a folder of files, each what `sightline figures --audience public --format json` printed. A number of an
earlier release that the extract still comes to is known, and cannot be withheld any more; what is withheld now must
hold against it too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from sightline.figures.definitions.catalogue import MEAN, figures
from sightline.figures.definitions.periods import Period, read_period
from sightline.figures.definitions.results import Result, rounded
from sightline.figures.disclosure.items import ItemKey
from sightline.figures.disclosure.quantities import ADDED, over_years

Told = tuple[float | None, int | None, int | None]


class NoRegister(ValueError):
    """The register cannot be read; the sentence says why."""


@dataclass
class Register:
    """Every number of the earlier releases: of each figure, part and period, all that were ever printed."""

    told: dict[ItemKey, set[Told]] = field(default_factory=dict)

    def add(self, printed: Iterable[Mapping[str, Any]]) -> None:
        """Add one release, object by object as it was printed; raises NoRegister."""
        release: dict[ItemKey, Told] = {}
        try:
            for each in printed:
                if each["symbol"] is None:
                    part = "".join(each["breakdown"].values())
                    key = (str(each["figure"]), part, read_period(each["period"]))
                    release[key] = (each["value"], each["numerator"], each["denominator"])
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise NoRegister(f"this is not a release: {error}") from error
        for key, told in (*release.items(), *_left_over(release)):
            self.told.setdefault(key, set()).add(told)

    def knows(self, result: Result, period: Period) -> bool:
        """Whether an earlier release printed what a result comes to now."""
        value = None if result.value is None else float(result.value)
        told = self.told.get((result.figure.id, result.part, period), ())
        return (value, result.numerator, result.denominator) in told


def read_register(folder: Path) -> Register:
    """Read every release of a folder; raises NoRegister."""
    register = Register()
    if not folder.is_dir():
        raise NoRegister(f"{folder} is not a folder.")
    for path in sorted(folder.glob("*.json")):
        try:
            register.add(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise NoRegister(f"{path}: {error}") from error
    return register


def _left_over(release: Mapping[ItemKey, Told]) -> Iterator[tuple[ItemKey, Told]]:
    """What two runs of years that begin alike tell of the years between their ends, where years add up."""
    runs: dict[tuple[str, str, int], list[tuple[int, Told]]] = {}
    for (figure, part, period), told in release.items():
        if figure in figures() and figures()[figure].kind != MEAN and over_years(figure) == ADDED:
            runs.setdefault((figure, part, period.first_year), []).append((period.last_year, told))
    for (figure, part, _), ends in runs.items():
        for short, less in ends:
            for long, more in ends:
                if short < long:
                    yield (figure, part, Period(short + 1, long)), _less(more, less)


def _less(more: Told, less: Told) -> Told:
    count, top, base = (None if a is None or b is None else a - b for a, b in zip(more, less, strict=True))
    if top is None or base is None:
        return (count, None, None)
    outside = more[0] is None
    return (
        None if outside or not base else float(rounded(Fraction(100 * int(top), int(base)))),
        int(top),
        int(base),
    )


def told_before(register: Register, results: Mapping[Period, Sequence[Result]]) -> set[ItemKey]:
    """Return the numbers of now that earlier releases printed alike."""
    return {
        (each.figure.id, each.part, period)
        for period, listed in results.items()
        for each in listed
        if each.symbol is None and register.knows(each, period)
    }
