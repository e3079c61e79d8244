"""Choosing a model: the lowest BIC of all with pairs of lists, or step by step where there are too many.

Each is done for many tables at once, so that a bootstrap can choose again for every resample.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sightline.figures.estimating.existence import admissible
from sightline.figures.estimating.histories import Counts
from sightline.figures.estimating.loglinear import Fits, Model, Shape, bic, fit, fit_one

MOST_LISTS_EXHAUSTIVE = 5
STEP_P = 0.02
LEADING = 24
NONE = -1


@dataclass(frozen=True)
class Chosen:
    """For each table the chosen model and its estimate of all there are; NONE and nan where no model will do."""

    models: NDArray[np.int64]
    totals: NDArray[np.float64]


Selector = Callable[[Shape, Counts], Chosen]


class _Best:
    """The lowest BIC seen so far for each table, of models that have an estimate."""

    def __init__(self, shape: Shape, counts: Counts) -> None:
        self.shape, self.counts, self.people = shape, counts, counts.sum(axis=1)
        self.bics = np.full(len(counts), np.inf)
        self.models = np.full(len(counts), NONE, dtype=np.int64)
        self.totals = np.full(len(counts), np.nan)

    def weigh(self, model: Model, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """Fit a model to these tables, keep it where it is the best yet; return its log-likelihoods."""
        counts = self.counts[rows]
        fits = fit(self.shape, model, counts)
        score = bic(self.shape, model, fits.log_likelihood, self.people[rows])
        better = np.flatnonzero(score < self.bics[rows] - 1e-9)
        if len(better):
            picked = Fits(*(each[better] for each in vars(fits).values()))
            better = better[admissible(self.shape, model, counts[better], picked)]
            kept = rows[better]
            self.bics[kept], self.models[kept] = score[better], model
            self.totals[kept] = self.people[kept] + fits.unseen[better]
        return fits.log_likelihood


def exhaustive(shape: Shape, counts: Counts) -> Chosen:
    """The lowest BIC of every model with pairs, for each table.

    Models go from the largest to the smallest. A model is fitted only to tables where it might still win: its
    likelihood is at most that of every model that holds it.
    """
    best, everything = _Best(shape, counts), 1 << len(shape.pairs)
    bound = np.full((everything, len(counts)), np.inf)
    rows = np.arange(len(counts))
    for model in _leading(shape, counts):
        bound[model] = best.weigh(model, rows)
    for model in sorted(range(everything), key=lambda each: (-each.bit_count(), each)):
        if np.isfinite(bound[model]).all():
            continue
        above = [model | 1 << pair for pair in range(len(shape.pairs)) if not model >> pair & 1]
        ceiling = bound[above].min(axis=0) if above else bound[model]
        hope = bic(shape, model, ceiling, best.people) < best.bics
        bound[model] = ceiling
        if hope.any():
            bound[model, hope] = best.weigh(model, rows[hope])
    return Chosen(best.models, best.totals)


def _leading(shape: Shape, counts: Counts) -> list[Model]:
    """Models good on the first table, looked at first so that others are ruled out without a fit."""
    if len(counts) == 1:
        return []
    first, people = counts[0].tobytes(), float(counts[0].sum())
    scores = [
        (bic(shape, model, fit_one(shape.lists, model, first).log_likelihood, people)[0], model)
        for model in range(1 << len(shape.pairs))
    ]
    return [model for _, model in sorted(scores)[:LEADING]]


def stepwise(shape: Shape, counts: Counts) -> Chosen:
    """From the lists alone, again and again the pair that surprises most, while its p is at most 0.02.

    p is the smaller tail of a Poisson whose mean is the overlap that the model so far expects; a pair after which
    there would be no estimate is passed over. (Chan, Silverman and Vincent 2021, section 3.2.)
    """
    models = np.full(len(counts), NONE, dtype=np.int64)
    totals = np.full(len(counts), np.nan)
    rows = np.arange(len(counts))
    fits = fit(shape, 0, counts)
    good = admissible(shape, 0, counts, fits)
    waiting = {0: _Stand(rows[good], counts[good], fits.expected[good], fits.unseen[good])}
    while waiting:
        model = min(waiting, key=lambda each: (each.bit_count(), each))
        stand = waiting.pop(model)
        over = _grow(shape, model, stand, waiting)
        models[stand.rows[over]] = model
        totals[stand.rows[over]] = stand.counts[over].sum(axis=1) + stand.unseen[over]
    return Chosen(models, totals)


@dataclass(frozen=True)
class _Stand:
    """Tables that have come to the same model, and what it expects of them."""

    rows: NDArray[np.intp]
    counts: Counts
    expected: NDArray[np.float64]
    unseen: NDArray[np.float64]

    def at(self, places: NDArray[np.intp]) -> "_Stand":
        return _Stand(self.rows[places], self.counts[places], self.expected[places], self.unseen[places])

    def with_more(self, other: "_Stand | None") -> "_Stand":
        if other is None:
            return self
        both = zip(vars(self).values(), vars(other).values(), strict=True)
        return _Stand(*(np.concatenate(pair) for pair in both))


def _grow(shape: Shape, model: Model, stand: _Stand, waiting: dict[Model, _Stand]) -> NDArray[np.intp]:
    """Hand each table on to the model with one pair more; return the places of those that stay."""
    surprise = _surprise(shape, model, stand)
    unplaced = np.arange(len(stand.rows))
    staying: list[NDArray[np.intp]] = []
    while len(unplaced):
        wanted = surprise[unplaced].argmin(axis=1)
        smallest = surprise[unplaced, wanted]
        staying.append(unplaced[smallest > STEP_P])
        again: list[NDArray[np.intp]] = []
        for pair in sorted(set(wanted[smallest <= STEP_P].tolist())):
            places = unplaced[(wanted == pair) & (smallest <= STEP_P)]
            larger, tried = model | 1 << pair, stand.at(places)
            fits = fit(shape, larger, tried.counts)
            good = admissible(shape, larger, tried.counts, fits)
            moved = _Stand(tried.rows, tried.counts, fits.expected, fits.unseen).at(np.flatnonzero(good))
            if good.any():
                waiting[larger] = moved.with_more(waiting.get(larger))
            surprise[places[~good], pair] = np.inf
            again.append(places[~good])
        unplaced = np.concatenate(again) if again else unplaced[:0]
    return np.concatenate(staying) if staying else unplaced


def _surprise(shape: Shape, model: Model, stand: _Stand) -> NDArray[np.float64]:
    """p of each pair for each table; infinite for those in the model."""
    from scipy.special import pdtr, pdtrc

    seen, expected = stand.counts @ shape.overlapping, stand.expected @ shape.overlapping
    above = np.where(seen > 0, pdtrc(np.maximum(seen - 1, 0), expected), 1.0)
    p = np.minimum(pdtr(seen, expected), above)
    p[:, shape.members(model)] = np.inf
    return np.asarray(p)


def selector(lists: int) -> Selector:
    """Every model where there are few, step by step where there are many."""
    return exhaustive if lists <= MOST_LISTS_EXHAUSTIVE else stepwise
