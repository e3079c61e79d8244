"""Whole numbers behind rounded percentages.

A published percentage is a count that has been rounded. These functions find counts that, rounded again, give
exactly what was printed: for one year, and for a run of years whose last year is already fixed.
Everything is integer arithmetic; a half is rounded away from zero.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

Counts = dict[str, int]


class NoSolution(ValueError):
    """No whole numbers round to what was printed."""


def rounded(numerator: int, denominator: int, places: int = 0) -> int:
    """`numerator / denominator` in units of the last place shown: 180 of 12,865 per cent to one place is 14."""
    scaled = numerator * int(10**places)
    return (2 * scaled + denominator) // (2 * denominator)


def percent(count: int, total: int, places: int = 0) -> int:
    """A share as printed, in units of its last place."""
    return rounded(100 * count, total, places)


def counts_for(total: int, printed: int, places: int = 0) -> list[int]:
    """Every count out of `total` that prints as `printed`, nearest to the exact share first."""
    fits = [count for count in range(total + 1) if percent(count, total, places) == printed]
    return sorted(fits, key=lambda count: (abs(100 * 10**places * count - printed * total), count))


def one_year(total: int, printed: Mapping[str, int], rest: str | None = None) -> Counts:
    """Counts that print as given and fill `total`; what no percentage covers goes to `rest`, if there is one."""
    keys = list(printed)
    for chosen in islice(product(*(counts_for(total, printed[key])[:6] for key in keys)), 200_000):
        left = total - sum(chosen)
        if left == 0 or (left > 0 and rest is not None):
            found = dict(zip(keys, chosen, strict=True))
            return found | ({rest: left} if rest is not None else {})
    raise NoSolution(f"no counts out of {total} print as {dict(printed)}")


def _pairs(totals: Sequence[int], last: int, printed: int) -> Iterator[tuple[int, int]]:
    """Counts for the first two of three years such that pooled share and mean of yearly shares both print right."""
    first, second, third = totals
    whole = sum(totals)
    for pooled in counts_for(whole, printed):
        left = pooled - last
        if left < 0:
            continue
        middle = left * first // (first + second)
        for step in (0, 1, -1, 2, -2, 3, -3):
            one = middle + step
            two = left - one
            mean = rounded(
                100 * (one * second * third + two * first * third + last * first * second),
                3 * first * second * third,
            )
            if 0 <= one <= first and 0 <= two <= second and mean == printed:
                yield one, two


def earlier_years(
    totals: tuple[int, int, int], last: Mapping[str, int], printed: Mapping[str, int], rest: str | None = None
) -> tuple[Counts, Counts]:
    """Counts for the two years before one already solved, so that the three together print as given.

    `totals` are the three years' totals, `last` the counts of the third. "Average" may be read as the share of the
    three years pooled or as the mean of three yearly shares; what is returned prints the same under both.
    """
    keys = list(printed)
    for chosen in islice(
        product(*(islice(_pairs(totals, last[key], printed[key]), 12) for key in keys)), 500_000
    ):
        first = totals[0] - sum(one for one, _ in chosen)
        second = totals[1] - sum(two for _, two in chosen)
        if (first, second) == (0, 0) or (rest is not None and min(first, second) >= 0):
            tail = ({rest: first}, {rest: second}) if rest is not None else ({}, {})
            one = {key: pair[0] for key, pair in zip(keys, chosen, strict=True)} | tail[0]
            two = {key: pair[1] for key, pair in zip(keys, chosen, strict=True)} | tail[1]
            return one, two
    raise NoSolution(f"no counts before {dict(last)} print as {dict(printed)}")
