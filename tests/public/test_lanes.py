"""How much slow work is taken on, without knowing who asks."""

import pytest

from sightline.public import lanes
from sightline.public.lanes import Lane, Lanes, solves

KEY = b"k" * 32


@pytest.fixture(autouse=True)
def easy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "BITS", 4)


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr("sightline.public.lanes.time.monotonic", lambda: now[0])
    return now


def answer_to(puzzle: str) -> str:
    return next(str(each) for each in range(10_000) if solves(puzzle, str(each)))


def wrong_answer_to(puzzle: str) -> str:
    return next(str(each) for each in range(10_000) if not solves(puzzle, str(each)))


def test_a_lane_takes_its_reserve_then_so_many_a_minute(seconds: list[float]) -> None:
    lane = Lane(a_minute=60, reserve=3)
    assert [lane.admits() for _ in range(4)] == [True, True, True, False]
    seconds[0] += 1
    assert [lane.admits() for _ in range(2)] == [True, False]
    seconds[0] += 3600
    assert [lane.admits() for _ in range(4)] == [True, True, True, False]


def two(seconds: list[float]) -> Lanes:
    return Lanes(KEY, quick=Lane(a_minute=60, reserve=1), slow=Lane(a_minute=60, reserve=1))


def test_whoever_solved_a_puzzle_goes_before_those_who_did_not(seconds: list[float]) -> None:
    ours = two(seconds)
    assert ours.admits("", "")
    assert not ours.admits("", ""), "the slow lane is full"
    puzzle = ours.puzzle()
    assert ours.admits(puzzle, answer_to(puzzle))


def test_a_solved_puzzle_counts_once(seconds: list[float]) -> None:
    ours = two(seconds)
    puzzle = ours.puzzle()
    answer = answer_to(puzzle)
    assert ours._holds(puzzle, answer)
    assert not ours._holds(puzzle, answer)


def test_what_is_no_puzzle_of_ours_or_not_solved_or_old_does_not_count(seconds: list[float]) -> None:
    ours, others = two(seconds), Lanes(b"x" * 32)
    theirs, puzzle = others.puzzle(), ours.puzzle()
    assert not ours._holds(theirs, answer_to(theirs))
    assert not ours._holds(puzzle, wrong_answer_to(puzzle))
    for no_number in ("", "x", "-1", "1" * 13, "²"):
        assert not ours._holds(puzzle, no_number)
    seconds[0] += lanes.PUZZLE_GOOD_FOR + 1
    assert not ours._holds(puzzle, answer_to(puzzle))


def test_what_was_solved_is_remembered_within_bounds(
    seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "REMEMBERED", 2)
    ours = two(seconds)
    for _ in range(4):
        puzzle = ours.puzzle()
        assert ours._holds(puzzle, answer_to(puzzle))
    assert len(ours.solved) == 2


def test_a_lane_has_room_for_a_borough_and_an_end() -> None:
    """Two codes are worked out at a time, some 0.1 s each: what is let in must not be more than can be done."""
    ours = Lanes(KEY)
    assert 0 < ours.slow.a_minute < ours.quick.a_minute <= 600
