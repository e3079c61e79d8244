"""Work shared among processes comes back whole, and what fails in one of them is said here."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from sightline.demonstration.filling import Share
from sightline.demonstration.sharing import Broken, Shared, helpers


def test_everything_comes_back_whoever_made_it() -> None:
    def make(number: int, of: int) -> Iterator[tuple[int, int]]:
        for each in range(20)[number::of]:
            yield os.getpid(), each

    found = list(Shared(make, 3))
    assert sorted(each for _, each in found) == list(range(20))
    assert len({process for process, _ in found}) == 3
    assert os.getpid() not in {process for process, _ in found}


def test_what_fails_in_one_is_said_here() -> None:
    def make(number: int, of: int) -> Iterator[int]:
        yield number
        if number == 1:
            raise ValueError("no stencil for this")

    with pytest.raises(Broken, match="no stencil for this"):
        list(Shared(make, 2))


def test_one_that_is_killed_is_noticed() -> None:
    def make(number: int, of: int) -> Iterator[int]:
        yield number
        os._exit(9)

    with pytest.raises(Broken, match="ended before"):
        list(Shared(make, 1))


WAITING = """
import signal
from sightline.demonstration.sharing import Shared

def make(number, of):
    yield number
    signal.pause()

for found in Shared(make, 2):
    print(found, flush=True)
"""


def test_none_outlives_the_one_that_began_them() -> None:
    """Standard output is theirs too: it ends when the last of them has ended."""
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert sorted(running.stdout.readline() for _ in range(2)) == [b"0\n", b"1\n"]
        running.kill()
        rest, _ = running.communicate(timeout=60)
        assert rest == b""


def test_every_batch_is_somebodys_and_nobody_elses() -> None:
    of = 3
    for batch in range(10):
        assert sum(Share(number, of).has(batch) for number in range(of)) == 1
    assert 1 <= helpers() <= 8
