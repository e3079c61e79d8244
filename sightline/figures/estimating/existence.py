"""Whether a model has an estimate at all, and only one.

A sparse table may leave a log-linear model without a maximum of the likelihood, even with effects of minus infinity
(Fienberg and Rinaldo 2012, Annals of Statistics 40, 996): there is none unless some table with no empty history has
the same totals. Or the same expected counts may come of many estimates: the histories left do not tell the effects
apart. A program that climbs the likelihood prints a number all the same, so both are asked before one is believed.
"""

from enum import StrEnum
from functools import lru_cache

import numpy as np

from sightline.figures.estimating.histories import Counts
from sightline.figures.estimating.loglinear import Fits, Flags, Model, Shape, kept, shape_of

ROOM = 1e-7


class Standing(StrEnum):
    ADMISSIBLE = "admissible"
    NO_ESTIMATE = "no maximum likelihood estimate exists"
    NOT_IDENTIFIABLE = "more than one estimate fits equally well"


def admissible(shape: Shape, model: Model, counts: Counts, fits: Fits) -> Flags:
    """For each table, whether the model has one estimate; a fit that settled is proof that it has one at least."""
    masks = kept(shape, model, counts)
    answers = [
        (settled or _exists(shape.lists, model, held(table)))
        and _told_apart(shape.lists, model, mask.tobytes())
        for settled, table, mask in zip(fits.settled, counts, masks, strict=True)
    ]
    return np.array(answers, dtype=bool)


def standing(shape: Shape, model: Model, counts: Counts) -> Standing:
    """How one model stands on one table, by the linear programme whether or not a fit would settle."""
    if not _exists(shape.lists, model, held(counts)):
        return Standing.NO_ESTIMATE
    mask = kept(shape, model, counts[None, :])[0]
    return (
        Standing.ADMISSIBLE if _told_apart(shape.lists, model, mask.tobytes()) else Standing.NOT_IDENTIFIABLE
    )


def held(counts: Counts) -> bytes:
    """Which histories anybody has: all that existence hangs on."""
    return (counts > 0).astype(float).tobytes()


def _left(shape: Shape, model: Model, mask: Flags) -> np.ndarray:
    """The design with the histories that stay and the effects that are finite."""
    design = shape.design[mask][:, shape.columns(model)]
    return np.asarray(design[:, design.any(axis=0)])


@lru_cache(maxsize=200_000)
def _told_apart(lists: int, model: Model, mask: bytes) -> bool:
    design = _left(shape_of(lists), model, np.frombuffer(mask, dtype=bool))
    return bool(np.linalg.matrix_rank(design) == design.shape[1])


@lru_cache(maxsize=200_000)
def _exists(lists: int, model: Model, table: bytes) -> bool:
    from scipy.optimize import linprog

    shape, counts = shape_of(lists), np.frombuffer(table, dtype=float)
    mask = kept(shape, model, counts[None, :])[0]
    design = _left(shape, model, mask)
    equal = np.hstack(
        [design.T, design.sum(axis=0)[:, None]]
    )  # each count is the least of them and something more
    gain = np.zeros(equal.shape[1])
    gain[-1] = -1
    found = linprog(gain, A_eq=equal, b_eq=design.T @ counts[mask], method="highs")
    return bool(found.status == 0 and found.x[-1] > ROOM)
