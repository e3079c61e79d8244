"""The published estimates, from the published tables. Tolerances: half of what they were rounded to."""

from pathlib import Path

import numpy as np
import pytest

from sightline.figures.estimating import interval
from sightline.figures.estimating.existence import Standing, standing
from sightline.figures.estimating.histories import Histories, read
from sightline.figures.estimating.loglinear import bic, fit, shape_of
from sightline.figures.estimating.ranking import ranking
from sightline.figures.estimating.selecting import exhaustive, stepwise

PUBLISHED = Path(__file__).parent / "published"


def table(name: str) -> Histories:
    return read(PUBLISHED / f"{name}.csv")


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("uk_2013", 2744),
        ("uk_2013_five", 2744),
        ("kosovo", 4400),
        ("korea", 123),
        ("netherlands_five", 8234),
        ("new_orleans_185", 185),
        ("new_orleans_186", 186),
        ("united_states_western", 345),
    ],
)
def test_the_tables_are_whole(name: str, people: int) -> None:
    assert table(name).observed == people


@pytest.mark.parametrize(
    ("name", "total"),
    [  # Chan, Silverman and Vincent 2021, p at most 0.02
        ("new_orleans_185", 1184),
        ("new_orleans_185_five", 1034),
        ("united_states_western", 2483),
        ("korea", 268.7778),  # documentation of MultipleSystemsEstimation
        ("new_orleans_186", 1110.488),
    ],
)
def test_step_by_step(name: str, total: float) -> None:
    histories = table(name)
    found = stepwise(shape_of(len(histories.lists)), histories.counts[None, :])
    assert found.totals[0] == pytest.approx(total, abs=0.5)


@pytest.mark.parametrize(
    ("name", "total"),
    [  # Silverman, Chan and Vincent 2024, table 6, models of pairs
        ("uk_2013_five", 22_991),
        ("new_orleans_186_five", 981),
        ("kosovo", 14_342),
        ("korea", 157),
    ],
)
def test_the_lowest_bic_of_every_model(name: str, total: float) -> None:
    histories = table(name)
    found = exhaustive(shape_of(len(histories.lists)), histories.counts[None, :])
    assert found.totals[0] == pytest.approx(total, abs=0.5)


def test_two_models_of_the_uk_s_five_lists_that_bic_cannot_tell_apart() -> None:
    histories = table("uk_2013_five")
    close = ranking(shape_of(5), histories.counts, 0).close
    assert [(round(each.bic, 2), round(each.total)) for each in close[:2]] == [
        (196.54, 22_991),
        (197.49, 12_262),
    ]


def test_the_lists_alone() -> None:
    for name, total in (("uk_2013", 12_214.0), ("uk_2013_five", 13_444.1)):
        histories = table(name)
        found = fit(shape_of(len(histories.lists)), 0, histories.counts[None, :])
        assert histories.observed + found.unseen[0] == pytest.approx(total, abs=0.05)


def test_the_uk_s_six_lists_lie_in_the_published_range() -> None:
    """Home Office 2014: 10,000 to 13,000. Lowest BIC downhill: 12,350 (2024, table 6); 11,418 step by step."""
    histories = table("uk_2013")
    shape = shape_of(6)
    found = stepwise(shape, histories.counts[None, :])
    assert found.totals[0] == pytest.approx(11_418.0, abs=0.05)
    close = ranking(shape, histories.counts, int(found.models[0])).close
    assert close[0].total == pytest.approx(12_350, abs=0.5)
    assert all(10_000 <= each.total <= 13_000 for each in close)


def test_korea_has_six_models_with_an_estimate() -> None:
    histories = table("korea")
    found = ranking(shape_of(3), histories.counts, 0)
    assert found.standings == {Standing.ADMISSIBLE: 6, Standing.NO_ESTIMATE: 2}


@pytest.mark.parametrize(
    ("model", "expected"),
    [  # Chan, Silverman and Vincent 2021, tables 2 and 3
        ("AB AC BC", Standing.NOT_IDENTIFIABLE),
        ("AB", Standing.NO_ESTIMATE),
        ("AB AC", Standing.NO_ESTIMATE),
        ("AB BC", Standing.NO_ESTIMATE),
        ("AC BC", Standing.ADMISSIBLE),
        ("AC", Standing.ADMISSIBLE),
        ("", Standing.ADMISSIBLE),
    ],
)
def test_the_made_up_table_whose_models_fail_in_each_way(model: str, expected: Standing) -> None:
    counts = np.array([40.0, 30, 6, 20, 0, 0, 0])
    bits = sum(1 << ("AB", "AC", "BC").index(pair) for pair in model.split())
    assert standing(shape_of(3), bits, counts) is expected


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [  # Silverman, Chan and Vincent 2024, table 6, 95 %; another program draws other resamples
        ("kosovo", 12_451, 16_273),
        ("korea", 128, 349),
    ],
)
def test_intervals_that_choose_the_model_again(name: str, low: float, high: float) -> None:
    histories = table(name)
    shape = shape_of(len(histories.lists))
    total = float(exhaustive(shape, histories.counts[None, :]).totals[0])
    found = interval.spread(shape, histories.counts, total, exhaustive, resamples=1000, seed=1)
    wide = interval.widest(found.intervals)
    assert wide.low == pytest.approx(low, rel=0.03)
    assert wide.high == pytest.approx(high, rel=0.08)


def test_the_quick_search_is_the_whole_search() -> None:
    """What is ruled out without a fit would not have won."""
    histories, shape = table("united_states_western"), shape_of(5)
    people = histories.observed
    drawn = np.random.default_rng(3).multinomial(people, histories.counts / people, size=3).astype(float)
    found = exhaustive(shape, np.vstack([histories.counts, drawn]))
    for place, counts in enumerate(drawn, start=1):
        lowest = ranking(shape, counts, 0).close[0]
        fits = fit(shape, int(found.models[place]), counts[None, :])
        score = bic(shape, int(found.models[place]), fits.log_likelihood, people)[0]
        assert score == pytest.approx(lowest.bic, abs=1e-6)
        assert found.totals[place] == pytest.approx(lowest.total, rel=1e-6)
