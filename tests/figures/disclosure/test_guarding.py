"""A page of totals gives no small number away: not by itself, and not by what is printed beside it (MS-08)."""

from itertools import product

import pytest

from sightline.core.guarding import Adds
from sightline.figures.guarding import not_to_be_printed

WHOLE = Adds("whole", ("a", "b", "c"))


def worlds(numbers: dict[str, int], hidden: frozenset[str]) -> set[tuple[int, ...]]:
    """Every world that agrees with what a reader sees: small numbers as "1 to 5", others in full or not at all."""
    spans = {
        name: range(1, 6) if 1 <= value <= 5 else [value] if name not in hidden else [0, *range(6, 60)]
        for name, value in numbers.items()
        if name != "whole"
    }
    whole = numbers["whole"]
    return {found for found in product(*spans.values()) if ("whole" in hidden or sum(found) == whole)}


@pytest.mark.parametrize(
    "parts", [(17, 1, 2), (15, 5, 0), (15, 1, 1), (9, 9, 3), (0, 0, 4), (1, 1, 1), (5, 5, 5), (40, 1, 0)]
)
def test_no_small_number_follows_from_the_others(parts: tuple[int, int, int]) -> None:
    numbers = {"whole": sum(parts), **dict(zip("abc", parts, strict=True))}
    hidden = not_to_be_printed(numbers, [WHOLE])
    found = worlds(numbers, hidden)
    for place, value in enumerate(parts):
        if 1 <= value <= 5:
            assert len({world[place] for world in found}) > 1, (hidden, found)


def test_without_a_small_number_everything_is_printed() -> None:
    assert not_to_be_printed({"whole": 30, "a": 15, "b": 15, "c": 0}, [WHOLE]) == frozenset()


def test_a_number_that_others_cannot_pass_is_kept_when_it_gives_nothing_away() -> None:
    numbers = {"whole": 70, "a": 40, "b": 3}
    assert not_to_be_printed(numbers, [Adds("whole", ("a", "b"), exact=False)]) == {"b"}


def test_what_counts_several_times_is_weighed_so() -> None:
    """Who was missing twice is told by the episodes less those of children missing once."""
    times = Adds("episodes", ("one", "two"), times=(1, 2))
    hidden = not_to_be_printed({"episodes": 22, "one": 20, "two": 1}, [times])
    assert "two" in hidden
    assert hidden & {"episodes", "one"}
