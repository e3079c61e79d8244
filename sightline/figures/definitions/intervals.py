"""Intervals around counts, shares and rates: how far a number could move by chance alone.

Counts of 10 or more: Byar's approximation. Fewer: exact, from the Poisson distribution. Shares: Wilson. As the Office
for Health Improvement and Disparities publishes them; the formulas are theirs, the code is not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, sqrt
from statistics import NormalDist

FEWEST_FOR_BYAR = 10
HALVINGS = 200


@dataclass(frozen=True)
class Interval:
    """The lower and the upper end."""

    lower: float
    upper: float

    def times(self, factor: float) -> "Interval":
        return Interval(self.lower * factor, self.upper * factor)


def of_count(count: int, level: float = 0.95) -> Interval:
    """Return the interval around a count of events; `level` is between 0 and 1. Raises ValueError below nought."""
    if count < 0:
        raise ValueError("a count is not below nought")
    return exact(count, level) if count < FEWEST_FOR_BYAR else byar(count, level)


def of_share(numerator: int, denominator: int, level: float = 0.95) -> Interval:
    """Return Wilson's interval around a share, as shares of one. Raises ValueError where there is no such share."""
    if not 0 <= numerator <= denominator or not denominator:
        raise ValueError("a share is of something, and no more than all of it")
    z, share = _z(level), numerator / denominator
    middle = 2 * numerator + z * z
    spread = z * sqrt(z * z + 4 * numerator * (1 - share))
    around = 2 * (denominator + z * z)
    return Interval((middle - spread) / around, (middle + spread) / around)


def of_rate(count: int, population: int, per: int, level: float = 0.95) -> Interval:
    """Return the interval around a rate: a count per so many of a population."""
    if population <= 0:
        raise ValueError("a rate is of somebody")
    return of_count(count, level).times(per / population)


def byar(count: int, level: float) -> Interval:
    """Byar's approximation, good for counts of 10 or more."""
    z, more = _z(level), count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return Interval(lower, upper)


def exact(count: int, level: float) -> Interval:
    """The means of which the count is just likely enough at either end, by the Poisson distribution."""
    _z(level)  # a level that is none is refused
    tail = (1 - level) / 2
    far = count + 20 * sqrt(count + 1) + 50
    lower = _where(lambda mean: 1 - _at_most(count - 1, mean), tail, far) if count else 0.0
    return Interval(lower, _where(lambda mean: 1 - _at_most(count, mean), 1 - tail, far))


def _z(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    return NormalDist().inv_cdf(1 - (1 - level) / 2)


def _at_most(count: int, mean: float) -> float:
    """How likely a count is to be at most this, where its mean is that."""
    term = total = exp(-mean)
    for number in range(1, count + 1):
        term *= mean / number
        total += term
    return total


def _where(rising: Callable[[float], float], wanted: float, far: float) -> float:
    """Where a function that rises from nought comes to what is wanted."""
    low, high = 0.0, far
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2
