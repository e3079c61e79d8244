"""A long list kept in a temporary file, so that a large file of rows takes little more memory than a small one."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, TypeVar, overload
from weakref import finalize

T = TypeVar("T")
AT_ONCE = 5_000  # so many are in memory; a list of no more never reaches the disk


class Spilled(Sequence[T]):
    """A list that grows at its end. What it holds cannot be changed but by `put`.

    The file has no name and is gone with the list, or with the process. Nobody else writes to it, which is why what
    stands in it may be unpickled.
    """

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._newest: list[T] = []
        self._put: dict[int, T] = {}
        self._starts: list[int] = []
        self._file: IO[bytes] | None = None
        self._read: tuple[int, list[T]] = (-1, [])
        for item in items:
            self.append(item)

    def append(self, item: T) -> None:
        """Add one."""
        self._newest.append(item)
        if len(self._newest) == AT_ONCE:
            self._spill()

    def put(self, at: int, item: T) -> None:
        """Have another in the place of one."""
        inside = at - len(self._starts) * AT_ONCE
        if inside >= 0:
            self._newest[inside] = item
        else:
            self._put[at] = item

    def __len__(self) -> int:
        return len(self._starts) * AT_ONCE + len(self._newest)

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._starts)):
            yield from self._chunk(number)
        yield from self._newest

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self._one(each) for each in range(*at.indices(len(self)))]
        return self._one(range(len(self))[at])

    def _one(self, at: int) -> T:
        if at in self._put:
            return self._put[at]
        number, inside = divmod(at, AT_ONCE)
        return self._newest[inside] if number == len(self._starts) else self._chunk(number)[inside]

    def _spill(self) -> None:
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - it is closed with the list
            finalize(self, self._file.close)
        self._file.seek(0, 2)
        self._starts.append(self._file.tell())
        pickle.dump(self._newest, self._file, pickle.HIGHEST_PROTOCOL)
        self._newest = []

    def _chunk(self, number: int) -> list[T]:
        """One part as it stands now; the one read last is held."""
        if self._read[0] != number and self._file is not None:
            self._file.seek(self._starts[number])
            self._read = (number, pickle.load(self._file))  # noqa: S301 - a file of our own without a name
        held, first = self._read[1], number * AT_ONCE
        return [self._put.get(first + at, each) for at, each in enumerate(held)] if self._put else held
