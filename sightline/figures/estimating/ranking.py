"""Which models stand within 2 BIC of the lowest: those that the table cannot tell apart."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from sightline.figures.estimating.existence import Standing, admissible, standing
from sightline.figures.estimating.histories import Counts
from sightline.figures.estimating.loglinear import Model, Shape, bic, fit_one
from sightline.figures.estimating.selecting import MOST_LISTS_EXHAUSTIVE

WITHIN = 2.0


@dataclass(frozen=True)
class Ranked:
    model: Model
    bic: float
    total: float


@dataclass(frozen=True)
class Ranking:
    """`close` are the models within 2 BIC, lowest first; `standings` says how all that were looked at stand."""

    close: tuple[Ranked, ...]
    looked_at: int
    of: int
    standings: dict[Standing, int]


class _Looked:
    """Models looked at, each once."""

    def __init__(self, shape: Shape, counts: Counts) -> None:
        self.shape, self.counts = shape, counts[None, :]
        self.people = float(counts.sum())
        self.found: dict[Model, Ranked] = {}
        self.standings: Counter[Standing] = Counter()

    def at(self, model: Model) -> Ranked:
        if model not in self.found:
            fits = fit_one(self.shape.lists, model, self.counts.tobytes())
            good = bool(admissible(self.shape, model, self.counts, fits)[0])
            how = Standing.ADMISSIBLE if good else standing(self.shape, model, self.counts[0])
            self.standings[how] += 1
            score = bic(self.shape, model, fits.log_likelihood, self.people)[0] if good else np.inf
            self.found[model] = Ranked(model, float(score), self.people + float(fits.unseen[0]))
        return self.found[model]


def ranking(shape: Shape, counts: Counts, chosen: Model) -> Ranking:
    """Every model with pairs for up to five lists; beyond, all that a search downhill from several models meets."""
    looked, everything = _Looked(shape, counts), 1 << len(shape.pairs)
    if shape.lists <= MOST_LISTS_EXHAUSTIVE:
        for model in range(everything):
            looked.at(model)
    else:
        for start in (0, chosen, *(1 << pair for pair in range(len(shape.pairs)))):
            _downhill(looked, start)
    lowest = min(each.bic for each in looked.found.values())
    close = sorted((each for each in looked.found.values() if each.bic <= lowest + WITHIN), key=_order)
    return Ranking(tuple(close), len(looked.found), everything, dict(looked.standings))


def _order(ranked: Ranked) -> tuple[float, int, Model]:
    return ranked.bic, ranked.model.bit_count(), ranked.model


def _downhill(looked: _Looked, model: Model) -> None:
    """Add or take away the pair that lowers BIC most, until none does; every neighbour is looked at."""
    here = looked.at(model)
    while True:
        neighbours = [looked.at(here.model ^ 1 << pair) for pair in range(len(looked.shape.pairs))]
        best = min(neighbours, key=_order)
        if not best.bic < here.bic:
            return
        here = best
