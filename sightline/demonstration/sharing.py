"""Several processes at one piece of work: this one takes in what the others make.

Each begins as a copy of this process, so that nothing need be learned or read a second time, and makes connections of
its own if it needs the database.
"""

import ctypes
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from django.db import connections

MOST = 8
WHEN_THE_PARENT_ENDS = 1  # Linux: prctl(PR_SET_PDEATHSIG, …)
Make = Callable[[int, int], Iterator[Any]]
PARENTS: list[Any] = []  # connections of the process this one was copied from: kept, not used, not closed


class Broken(RuntimeError):
    """One of the processes failed, with what it said."""


def helpers() -> int:
    """How many processes are worth having: one for each processor."""
    return max(1, min(MOST, len(os.sched_getaffinity(0))))


class Shared:
    """The processes, which begin at once, so that they copy this one while it does nothing else."""

    def __init__(self, make: Make, of: int) -> None:
        context = get_context("fork")
        self.pipes: list[Connection] = []
        self.processes = []
        for number in range(of):
            mine, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_made, args=(make, number, of, theirs, os.getpid()), daemon=True)
            process.start()
            theirs.close()
            self.pipes.append(mine)
            self.processes.append(process)

    def __iter__(self) -> Iterator[Any]:
        """Everything that `make(number, of)` yields for each number, as it comes."""
        try:
            yield from _taken(list(self.pipes))
        finally:
            for pipe in self.pipes:
                pipe.close()
            for process in self.processes:
                process.terminate()
                process.join()


def _taken(pipes: list[Connection]) -> Iterator[Any]:
    while pipes:
        for pipe in wait(pipes):
            if not isinstance(pipe, Connection):
                continue
            try:
                kind, found = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from our own process
            except EOFError:
                raise Broken("One of the processes ended before its work did.") from None
            if kind == "end":
                pipes.remove(pipe)
            elif kind == "fault":
                raise Broken(found)
            else:
                yield found


def _end_with(parent: int) -> None:
    """End when the process that began this one does, however it ends: a filling that is stopped leaves nothing."""
    ctypes.CDLL(None).prctl(WHEN_THE_PARENT_ENDS, signal.SIGTERM)
    if os.getppid() != parent:
        raise SystemExit


def _made(make: Make, number: int, of: int, pipe: Connection, parent: int) -> None:
    _end_with(parent)
    try:
        for mine in connections.all(initialized_only=True):
            PARENTS.append(mine.connection)
            mine.connection = None
        for found in make(number, of):
            pipe.send_bytes(pickle.dumps(("found", found), protocol=5))
        pipe.send_bytes(pickle.dumps(("end", None)))
    except BrokenPipeError:
        pass
    except BaseException:
        pipe.send_bytes(pickle.dumps(("fault", traceback.format_exc())))
