"""What follows from two returns of one area, where nothing does from each alone.

Of one year: what one version prints and the other withholds. Of two years in a row: the cases open when one ended are
those open when the next began.
"""

from collections.abc import Iterator
from dataclasses import replace

from sightline.figures.benchmarking.reading import Read
from sightline.figures.benchmarking.worked_out import Attack, Contradiction
from sightline.figures.definitions.catalogue import figures
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import CONFIDENTIAL, Result

AT_START, AT_END = "cases.open_at_start", "cases.open_at_end"
Told = dict[tuple[str, str], Result]


def neighbours(period: Period) -> list[str]:
    """The names of the years before and after."""
    return [str(Period(period.first_year + step, period.last_year + step)) for step in (-1, 1)]


def together(made: Read, other: Read) -> Iterator[str]:
    """Name each withheld count of either that follows from both."""
    yield from _follows(made, _told(other, made.period))
    if made.period != other.period:
        yield from _follows(other, _told(made, other.period))


def _follows(one: Read, told: Told) -> Iterator[str]:
    told = {key: each for key, each in told.items() if key[0] not in one.otherwise}
    known = {(each.figure.id, each.part) for each in one.results if each.symbol != CONFIDENTIAL}
    filled = {key: each for key, each in told.items() if key not in known}
    if not filled:
        return
    withheld = [each for each in one.results if (each.figure.id, each.part) not in filled]
    try:
        for each in Attack(one.period, [*withheld, *filled.values()], frozenset(one.otherwise)).worked_out():
            yield f"{one.period}, {each.figure.id}{', ' if each.part else ''}{each.part}"
    except Contradiction:
        return  # one of them was put right since, so that they cannot be set together


def _told(by: Read, period: Period) -> Told:
    """What a return prints that is also a number of a year."""
    printed = [each for each in by.results if not each.symbol and each.figure.id not in by.otherwise]
    if by.period == period:
        return {(each.figure.id, each.part): each for each in printed}
    later = by.period.first_year > period.first_year
    theirs, ours = (AT_START, AT_END) if later else (AT_END, AT_START)
    return {
        (ours, each.part): replace(each, figure=figures()[ours])
        for each in printed
        if each.figure.id == theirs
    }
