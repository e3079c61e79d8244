"""Intervals that choose the model again: the bootstrap of Efron's BCa kind, over resampled histories.

An interval that takes the chosen model for granted is far too short: the choice is most of what is uncertain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sightline.figures.estimating.histories import Counts
from sightline.figures.estimating.loglinear import Shape
from sightline.figures.estimating.selecting import Selector

LEVELS = (0.80, 0.95)
MOST_WITHOUT = 0.05


class NoInterval(Exception):
    """There is none to trust; the sentence says why."""


@dataclass(frozen=True)
class Interval:
    level: float
    low: float
    high: float


@dataclass(frozen=True)
class Spread:
    """What resampling showed. `models` counts how often each model was chosen."""

    intervals: tuple[Interval, ...]
    without: int
    models: tuple[tuple[int, int], ...]


def spread(
    shape: Shape, counts: Counts, total: float, choose: Selector, *, resamples: int, seed: int
) -> Spread:
    """Intervals of the total. Raises NoInterval. Source: Chan, Silverman and Vincent (2021), section 3.3."""
    people = int(counts.sum())
    drawn = np.random.default_rng(seed).multinomial(people, counts / people, size=resamples).astype(float)
    again = choose(shape, np.vstack([counts, drawn]))
    totals = again.totals[1:]
    held = totals[np.isfinite(totals)]
    without = len(totals) - len(held)
    if without > MOST_WITHOUT * resamples:
        raise NoInterval(
            f"In {without:,} of {resamples:,} resamples no model has an estimate: the lists share too few people."
        )
    chosen, often = np.unique(again.models[1:][np.isfinite(totals)], return_counts=True)
    order = sorted(zip((-often).tolist(), chosen.tolist(), strict=True))
    bend = _acceleration(shape, counts, choose)
    return Spread(_intervals(held, total, bend), without, tuple((model, -count) for count, model in order))


def _acceleration(shape: Shape, counts: Counts, choose: Selector) -> float:
    """How the spread changes with the total: each person left out in turn, once for each history there is."""
    held = np.flatnonzero(counts)
    fewer = np.repeat(counts[None, :], len(held), axis=0)
    fewer[np.arange(len(held)), held] -= 1
    totals = choose(shape, np.vstack([counts, fewer])).totals[1:]
    weights = counts[held]
    if not np.isfinite(totals).all():
        raise NoInterval("Without one person no model would have an estimate: too much hangs on that person.")
    apart = np.average(totals, weights=weights) - totals
    square = float((weights * apart**2).sum())
    return float((weights * apart**3).sum()) / (6 * square**1.5) if square else 0.0


def _intervals(totals: NDArray[np.float64], total: float, bend: float) -> tuple[Interval, ...]:
    below = (np.sum(totals < total) + np.sum(totals == total) / 2) / len(totals)
    if not 0 < below < 1:
        raise NoInterval("Every resample lies on one side of the estimate: it is not a stable one.")
    normal = NormalDist()
    shift = normal.inv_cdf(float(below))

    def limit(alpha: float) -> float:
        from_centre = shift + normal.inv_cdf(alpha)
        stretched = 1 - bend * from_centre
        if stretched <= 0:
            raise NoInterval("The resamples spread so unevenly that no interval can be given.")
        return float(np.quantile(totals, normal.cdf(shift + from_centre / stretched)))

    return tuple(Interval(level, limit((1 - level) / 2), limit((1 + level) / 2)) for level in LEVELS)


def widest(intervals: Sequence[Interval]) -> Interval:
    return max(intervals, key=lambda each: each.level)
