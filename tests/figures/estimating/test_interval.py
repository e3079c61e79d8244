"""When no interval is given: each way resamples can fail."""

from collections.abc import Callable

import numpy as np
import pytest

from sightline.figures.estimating.histories import Counts
from sightline.figures.estimating.interval import NoInterval, spread
from sightline.figures.estimating.loglinear import Shape, shape_of
from sightline.figures.estimating.selecting import Chosen

COUNTS = np.array([40.0, 30, 12, 20, 9, 8, 3])


def choosing(total: Callable[[int, Counts], float]) -> Callable[[Shape, Counts], Chosen]:
    """A selector whose estimates are as the test says, by place among the resamples."""

    def choose(shape: Shape, counts: Counts) -> Chosen:
        totals = np.array([total(place, row) for place, row in enumerate(counts)])
        return Chosen(np.zeros(len(counts), dtype=np.int64), totals)

    return choose


def run(total: Callable[[int, Counts], float]) -> object:
    return spread(shape_of(3), COUNTS, 200.0, choosing(total), resamples=100, seed=1)


def test_resamples_without_an_estimate_are_counted_and_many_refuse() -> None:
    found = spread(
        shape_of(3),
        COUNTS,
        200.0,
        choosing(lambda place, row: np.nan if place in {20, 40} else 150.0 + place),
        resamples=100,
        seed=1,
    )
    assert found.without == 2
    with pytest.raises(NoInterval, match="In 33 of 100 resamples no model has an estimate"):
        run(lambda place, row: np.nan if place % 3 == 1 and place < 99 else 150.0 + place)


def test_an_estimate_beside_all_its_resamples_is_refused() -> None:
    with pytest.raises(NoInterval, match="lies on one side"):
        run(lambda place, row: 300.0 + place)


def test_an_estimate_that_hangs_on_one_person_is_refused() -> None:
    with pytest.raises(NoInterval, match="Without one person no model"):
        run(lambda place, row: np.nan if row.sum() < COUNTS.sum() else 150.0 + place)
