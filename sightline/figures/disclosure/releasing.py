"""A release: every year and run of years of an extract, reconciled, protected, and put into the register."""

import json
from collections.abc import Iterator
from pathlib import Path

from sightline.figures.definitions.computing_sql import Counter
from sightline.figures.definitions.identities import STOCK, Broken, broken, broken_between
from sightline.figures.definitions.output import as_json
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.disclosure.publishing_sql import Protected, protect, public_figures
from sightline.figures.disclosure.register import NoRegister, Register, read_register

__all__ = ["NoRegister", "NotReconciled", "protected", "record", "warnings", "whole"]


class NotReconciled(Exception):
    """Some identity does not hold, in a period that was asked for or another; `broken` names them."""

    def __init__(self, broken: list[Broken]) -> None:
        super().__init__(f"{len(broken)} identities do not hold")
        self.broken = broken


def protected(
    computer: Counter, extract: Extract, asked: Period, register: Path | Register | None
) -> Protected:
    """Protect an extract against its own periods and the register; raises NotReconciled and NoRegister."""
    known = read_register(register) if isinstance(register, Path) else register
    made = protect(computer, extract, asked, known)
    wrong = list(_broken(made))
    if wrong:
        raise NotReconciled(wrong)
    return made


def _broken(made: Protected) -> Iterator[Broken]:
    computed = {figure.id for figure in public_figures()}
    for period, results in made.results.items():
        yield from broken(results, computed, period)
    years = [Period(year, year) for year in made.years]
    stock = [
        (year, [each for each in made.results[year] if each.figure.id in STOCK])
        for year in years
        if year in made.results
    ]
    yield from broken_between(stock)


def warnings(made: Protected) -> list[str]:
    """Say which small counts earlier releases give away, whatever is withheld now."""
    return [
        f"Earlier releases give away {figure}{f' {part}' if part else ''} of {period}; it is withheld here."
        for figure, part, period in sorted(made.gone)
    ]


def whole(made: Protected) -> str:
    """Return all that may be printed, of every period, as the register keeps it."""
    printed: list[object] = []
    for period, results in made.results.items():
        printed += json.loads(as_json(made.shown(results, period), str(period)))
    return json.dumps(printed, ensure_ascii=False, indent=0) + "\n"


def record(made: Protected, path: Path) -> None:
    """Put a release into the register; an earlier one is never overwritten."""
    with path.open("x", encoding="utf-8") as file:
        file.write(whole(made))
