"""So many threads at a time, and whoever waits goes in before anybody who comes later."""

from collections import deque
from threading import Lock


class FirstCome:
    """A gate for `with`. A semaphore of the standard library may let a newcomer past those who wait; this does not."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._lock = Lock()
        self._turns: deque[Lock] = deque()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._turns)

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            turn = Lock()
            turn.acquire()
            self._turns.append(turn)
        turn.acquire()  # until it is handed on

    def __exit__(self, *ended: object) -> None:
        with self._lock:
            if self._turns:
                self._turns.popleft().release()
            else:
                self._free += 1
