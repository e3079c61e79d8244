"""Log-linear models with effects of pairs of lists, fitted by extended maximum likelihood.

The logarithm of the expected count of a history is the sum of an intercept, an effect of each of its lists and an
effect of each of its pairs that is in the model. Where a pair in the model overlaps nowhere, its effect is minus
infinity: histories with both lists are left out, and the effect still counts as a parameter.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sightline.figures.estimating.histories import Counts

MOST_STEPS = 30
SMALL_GRADIENT, SMALL_STEP = 1e-7, 1e-6
LARGEST_EXPONENT = 60.0

Flags = NDArray[np.bool_]
Model = int  # bit j says that pair j is in the model


@dataclass(frozen=True)
class Shape:
    """All that depends on the number of lists alone."""

    lists: int

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        return tuple(combinations(range(self.lists), 2))

    @cached_property
    def design(self) -> NDArray[np.float64]:
        """A row a history; columns: intercept, lists, pairs."""
        histories = np.arange(1, 2**self.lists)
        of_lists = np.array([(histories >> i) & 1 for i in range(self.lists)], dtype=float).T
        of_pairs = np.array([of_lists[:, i] * of_lists[:, j] for i, j in self.pairs]).T
        return np.hstack([np.ones((len(histories), 1)), of_lists, of_pairs])

    @cached_property
    def overlapping(self) -> NDArray[np.float64]:
        """A row a history, a column a pair: 1 where the history has both lists."""
        return self.design[:, 1 + self.lists :]

    def members(self, model: Model) -> list[int]:
        return [pair for pair in range(len(self.pairs)) if model >> pair & 1]

    def columns(self, model: Model) -> list[int]:
        return [*range(1 + self.lists), *(1 + self.lists + pair for pair in self.members(model))]

    def size(self, model: Model) -> int:
        """How many parameters a model has, effects of minus infinity included."""
        return 1 + self.lists + model.bit_count()


@lru_cache(maxsize=16)
def shape_of(lists: int) -> Shape:
    return Shape(lists)


@dataclass(frozen=True)
class Fits:
    """One model fitted to many tables, a row each.

    `log_likelihood` is Poisson, with its constant; `unseen` is the expected number on no list; `settled` says that
    the maximum was reached at finite effects, which is proof that it exists.
    """

    log_likelihood: NDArray[np.float64]
    unseen: NDArray[np.float64]
    expected: NDArray[np.float64]
    settled: Flags


def bic(
    shape: Shape, model: Model, log_likelihood: NDArray[np.float64], people: float
) -> NDArray[np.float64]:
    """Bayes's criterion: -2 log L + p ln N, N being the people observed."""
    return np.asarray(-2 * log_likelihood + shape.size(model) * np.log(people))


def kept(shape: Shape, model: Model, counts: Counts) -> Flags:
    """For each table, the histories that stay: those without a pair of the model that overlaps nowhere."""
    pairs = shape.overlapping[:, shape.members(model)]
    empty = (counts @ pairs) == 0
    return np.asarray((empty @ pairs.T) == 0)


class _Climb:
    """Newton's method on every table at once, each with its own shortened steps."""

    def __init__(self, design: NDArray[np.float64], counts: Counts, mask: Flags) -> None:
        self.design, self.counts, self.mask = design, counts, mask
        self.width = design.shape[1]
        self.outer = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
        self.effects = self._begin()
        self.settled = np.zeros(len(counts), dtype=bool)

    def _begin(self) -> NDArray[np.float64]:
        near = np.where(self.mask, self.counts + 0.1, 0.0)
        target = np.where(self.mask, np.log(self.counts + 0.1) + self.counts / (self.counts + 0.1) - 1, 0.0)
        return self._solved(near, (near * target) @ self.design)

    def _solved(self, weights: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
        curved = (weights @ self.outer).reshape(-1, self.width, self.width)
        ridge = 1e-10 * np.trace(curved, axis1=1, axis2=2) / self.width + 1e-12
        curved[:, range(self.width), range(self.width)] += ridge[:, None]
        return np.asarray(np.linalg.solve(curved, right[:, :, None])[:, :, 0], dtype=np.float64)

    def expected(self, effects: NDArray[np.float64], rows: NDArray[np.intp]) -> NDArray[np.float64]:
        power = np.minimum(effects @ self.design.T, LARGEST_EXPONENT)
        return np.asarray(np.exp(power) * self.mask[rows])

    def likelihood(self, effects: NDArray[np.float64], rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """The log-likelihood without its constant."""
        power = np.minimum(effects @ self.design.T, LARGEST_EXPONENT)
        gain = self.counts[rows] * power - np.exp(power)
        return np.asarray((gain * self.mask[rows]).sum(axis=1))

    def run(self) -> None:
        rows = np.arange(len(self.counts))
        for _ in range(MOST_STEPS):
            rows = rows[~self._step(rows)]
            if not len(rows):
                return

    def _step(self, rows: NDArray[np.intp]) -> Flags:
        """Move once; say which tables are done."""
        effects = self.effects[rows]
        expected = self.expected(effects, rows)
        slope = ((self.counts[rows] - expected) * self.mask[rows]) @ self.design
        step = self._solved(expected, slope)
        flat = np.abs(slope).max(axis=1) <= SMALL_GRADIENT * (1 + np.sqrt(self.counts[rows].sum(axis=1)))
        done = np.asarray(flat & (np.abs(step).max(axis=1) <= SMALL_STEP))
        self.settled[rows] |= done
        self.effects[rows] = self._shortened(rows, effects, step)
        return done

    def _shortened(
        self, rows: NDArray[np.intp], effects: NDArray[np.float64], step: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The step, halved where it would lose likelihood."""
        step = step * np.minimum(1.0, 5.0 / np.maximum(np.abs(step).max(axis=1), 1e-300))[:, None]
        before = self.likelihood(effects, rows)
        for _ in range(12):
            lost = self.likelihood(effects + step, rows) < before - 1e-9 * np.abs(before)
            if not lost.any():
                break
            step[lost] /= 2
        return np.asarray(effects + step)


def fit(shape: Shape, model: Model, counts: Counts) -> Fits:
    """Fit one model to each row of `counts` (tables by histories)."""
    from scipy.special import gammaln

    mask = kept(shape, model, counts)
    climb = _Climb(shape.design[:, shape.columns(model)], counts, mask)
    climb.run()
    rows = np.arange(len(counts))
    constant = gammaln(counts + 1).sum(axis=1)
    return Fits(
        climb.likelihood(climb.effects, rows) - constant,
        np.exp(np.minimum(climb.effects[:, 0], LARGEST_EXPONENT)),
        climb.expected(climb.effects, rows),
        climb.settled,
    )


@lru_cache(maxsize=4096)
def fit_one(lists: int, model: Model, table: bytes) -> Fits:
    """One model fitted to one table (the bytes of its counts), kept: several steps ask for the same."""
    return fit(shape_of(lists), model, np.frombuffer(table, dtype=float)[None, :])
