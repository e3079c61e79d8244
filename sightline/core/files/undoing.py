"""Taking a file back as a whole: what it made and nobody touched since is undone, the rest is left and counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

E = TypeVar("E")


@dataclass
class Undone(Generic[E]):
    """What was undone, and what was left as it is because of later work."""

    undone: list[E] = field(default_factory=list)
    left: list[E] = field(default_factory=list)


def take_back(
    entries: Iterable[E], *, untouched: Callable[[E], bool], undo: Callable[[E], object]
) -> Undone[E]:
    """Undo each entry that stands as the file left it. Each kind of file says what that is and how it is undone."""
    found: Undone[E] = Undone()
    for each in entries:
        if untouched(each):
            undo(each)
            found.undone.append(each)
        else:
            found.left.append(each)
    return found
