"""XmR charts: which points of a series over time differ from the rest by more than chance would have them.

The mean, and limits at 2.66 mean moving ranges on either side. Four rules mark a point; none says whether it is good
or bad. A series of fewer than twelve points is no chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FEWEST_POINTS = 12
LIMIT = 2.66
NEAR_LIMIT = LIMIT * 2 / 3
OUTLYING_RANGE = 3.267
RUN = 7


class TooShort(ValueError):
    """Fewer than twelve points: show a table instead, and say so."""


@dataclass(frozen=True)
class Point:
    """One point and the rules that mark it."""

    value: float
    outside: bool
    one_side: bool
    trend: int  # 1 where it belongs to a rise, -1 to a fall
    two_in_three: bool

    @property
    def special(self) -> bool:
        return self.outside or self.one_side or bool(self.trend) or self.two_in_three


@dataclass(frozen=True)
class Chart:
    """The centre line, its limits, and the points."""

    mean: float
    lower: float
    upper: float
    points: tuple[Point, ...]


def xmr(values: Sequence[float], *, screen: bool = False) -> Chart:
    """Make a chart. `screen` leaves moving ranges that stand out of the mean of the others. Raises TooShort."""
    if len(values) < FEWEST_POINTS:
        raise TooShort(f"{len(values)} points are fewer than {FEWEST_POINTS}")
    mean = sum(values) / len(values)
    moving = _mean_range([abs(after - before) for before, after in pairwise(values)], screen=screen)
    sides = [(value > mean) - (value < mean) for value in values]
    near = [abs(value - mean) > NEAR_LIMIT * moving for value in values]
    runs, trends, two = one_side(sides), trend(values), two_in_three(near, sides)
    points = (
        Point(value, abs(value - mean) > LIMIT * moving, runs[place], trends[place], two[place])
        for place, value in enumerate(values)
    )
    return Chart(mean, mean - LIMIT * moving, mean + LIMIT * moving, tuple(points))


def one_side(sides: Sequence[int], run: int = RUN) -> list[bool]:
    """Mark runs of points on one side of the mean; a point on the mean breaks a run."""
    marked = [False] * len(sides)
    start = 0
    for place in range(len(sides) + 1):
        if place == len(sides) or sides[place] == 0 or sides[place] != sides[start]:
            if place - start >= run and sides[start]:
                marked[start:place] = [True] * (place - start)
            start = place
    return marked


def trend(values: Sequence[float], run: int = RUN) -> list[int]:
    """Mark runs of points each above, or each below, the one before; two alike break a run."""
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    marked = [0] * len(values)
    for last in range(run - 1, len(values)):
        within = set(steps[last - run + 1 : last])
        if len(within) == 1 and within != {0}:
            marked[last - run + 1 : last + 1] = [within.pop()] * run
    return marked


def two_in_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    """Mark three in a row of which two are near a limit, all three on the same side of the mean."""
    marked = [False] * len(near)
    for first in range(len(near) - 2):
        three = range(first, first + 3)
        if (
            sum(near[place] for place in three) >= 2
            and len({sides[place] for place in three}) == 1
            and sides[first]
        ):
            marked[first : first + 3] = [True] * 3
    return marked


def _mean_range(ranges: Sequence[float], *, screen: bool) -> float:
    mean = sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < OUTLYING_RANGE * mean] if screen else ranges
    return sum(kept) / len(kept) if kept else mean
