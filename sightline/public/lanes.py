"""How much slow work is taken on at a time, without knowing who asks: no address is looked at or kept.

A browser that ran our script brings a solved puzzle and goes in the quick lane; any other goes in the slow lane, which
takes fewer a minute and turns nobody away for good: the page comes back with everything on it, to be sent again.
"""

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

BITS = 15
"""A puzzle takes some 33,000 hashes: about a second on a phone, while its owner types."""
PUZZLE_GOOD_FOR = 2 * 3600
REMEMBERED = 50_000


@dataclass
class Lane:
    """So many a minute, with a reserve for a rush."""

    a_minute: float
    reserve: float
    left: float = field(init=False)
    looked: float = field(init=False)
    lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.left, self.looked = self.reserve, time.monotonic()

    def admits(self) -> bool:
        """Take one place, if there is one."""
        with self.lock:
            now = time.monotonic()
            self.left = min(self.reserve, self.left + (now - self.looked) * self.a_minute / 60)
            self.looked = now
            if self.left < 1:
                return False
            self.left -= 1
            return True


@dataclass
class Lanes:
    """Both lanes of one process, and the puzzles of the quick one."""

    key: bytes
    quick: Lane = field(default_factory=lambda: Lane(a_minute=480, reserve=120))
    slow: Lane = field(default_factory=lambda: Lane(a_minute=120, reserve=60))
    solved: OrderedDict[str, None] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def puzzle(self) -> str:
        """A fresh puzzle: chance, minutes of this process's own clock, and our mark on both."""
        said = f"{secrets.token_hex(8)}.{int(time.monotonic())}"
        return f"{said}.{self._mark(said)}"

    def admits(self, puzzle: str, answer: str) -> bool:
        """Whether there is room now for this page's slow work."""
        lane = self.quick if self._holds(puzzle, answer) else self.slow
        return lane.admits() or (lane is self.quick and self.slow.admits())

    def _holds(self, puzzle: str, answer: str) -> bool:
        said, _, mark = puzzle.rpartition(".")
        if not hmac.compare_digest(mark.encode(), self._mark(said).encode()) or not solves(puzzle, answer):
            return False
        age = time.monotonic() - int(said.rpartition(".")[2])
        with self.lock:
            if age > PUZZLE_GOOD_FOR or puzzle in self.solved:
                return False
            self.solved[puzzle] = None
            while len(self.solved) > REMEMBERED:
                self.solved.popitem(last=False)
        return True

    def _mark(self, said: str) -> str:
        return hmac.new(self.key, said.encode(), hashlib.sha256).hexdigest()[:32]


def solves(puzzle: str, answer: str) -> bool:
    """Whether the hash of puzzle and answer begins with enough noughts."""
    if not answer.isascii() or not answer.isdigit() or len(answer) > 12:
        return False
    digest = hashlib.sha256(f"{puzzle}:{answer}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0
