"""Intervals and XmR charts, against values that others published."""

import pytest

from sightline.figures.definitions import charts_xmr as charts
from sightline.figures.definitions import intervals
from sightline.figures.definitions.intervals import Interval


@pytest.mark.parametrize(
    ("found", "lower", "upper"),
    [
        (intervals.of_count(65), 50.163187710459454, 82.84913854593984),
        (intervals.of_count(1045), 982.5932018073325, 1110.33121298565),
        (intervals.of_count(10, 0.998), 2.916318374695686, 24.193724927880535),
        (intervals.of_rate(1, 100, 100), 0.0253178, 5.5716434),
        (intervals.of_rate(222, 3215, 100), 6.0265749, 7.8757294),
        (intervals.of_share(65, 100), 0.5525444329688797, 0.7363575175690247),
        (intervals.of_share(1, 100), 0.0017674320641406511, 0.054486196178705294),
        (intervals.of_count(0), 0.0, 3.6888794541139363),
        (intervals.of_share(4, 120), 0.0130, 0.0826),
    ],
)
def test_published_values(found: Interval, lower: float, upper: float) -> None:
    near = 5e-5 if lower == 0.0130 else 1e-7
    assert found.lower == pytest.approx(lower, abs=near)
    assert found.upper == pytest.approx(upper, abs=near)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: intervals.of_count(-1),
        lambda: intervals.of_share(1, 0),
        lambda: intervals.of_share(3, 2),
        lambda: intervals.of_rate(1, 0, 100),
        lambda: intervals.of_count(5, 1.0),
    ],
)
def test_what_has_no_interval(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        wrong()  # type: ignore[operator]


def test_a_run_on_one_side_is_marked_whole() -> None:
    assert charts.one_side([1] * 8 + [-1]) == [True] * 8 + [False]
    assert charts.one_side([1] * 6 + [0] + [1] * 6) == [False] * 13
    assert charts.one_side([-1] * 7) == [True] * 7


@pytest.mark.parametrize(
    ("values", "last"), [([1, 2, 3, 4, 5, 6, 7], 1), ([7, 6, 5, 4, 3, 2, 1], -1), ([1, 2, 3, 3, 4, 5, 6], 0)]
)
def test_a_trend_is_seven_in_a_row(values: list[float], last: int) -> None:
    assert charts.trend(values)[-1] == last
    assert any(charts.trend(values)) == bool(last)


def test_two_of_three_near_a_limit() -> None:
    near = [False, False, True, False, True, False, False]
    assert charts.two_in_three(near, [1] * 7) == [False, False, True, True, True, False, False]
    assert not any(charts.two_in_three(near, [1, 1, 1, -1, 1, 1, 1]))


def test_a_chart() -> None:
    values = [10.0, 12.0] * 8 + [40.0]
    made = charts.xmr(values)
    assert made.mean == pytest.approx(sum(values) / 17)
    moving = (15 * 2 + 28) / 16
    assert made.upper - made.mean == pytest.approx(2.66 * moving)
    assert made.points[-1].outside
    assert made.points[-1].special
    assert not made.points[0].outside
    assert charts.xmr(values, screen=True).upper - made.mean == pytest.approx(2.66 * 2)
    with pytest.raises(charts.TooShort):
        charts.xmr(values[:11])


def test_a_still_series_has_nothing_special() -> None:
    assert not any(point.special for point in charts.xmr([5.0] * 12).points)
