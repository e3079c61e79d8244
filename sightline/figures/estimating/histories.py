"""Histories: on which lists people stand, and how many stand on exactly those."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sightline.core.delimited import BadFile, Delimited, Place, delimited, shown

MOST_LISTS = 10
MOST_PEOPLE = 100_000_000
MOST_FAULTS = 20
COUNT = "count"

Counts = NDArray[np.float64]


class BadTable(Exception):
    """The table cannot be used; each line names the file, the row and the column."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Histories:
    """The lists by name, and how many people have each history.

    `counts[h - 1]` are those of history h, a number whose bit i says that list i holds them; nobody is known to
    stand on no list, so there is no history 0.
    """

    lists: tuple[str, ...]
    counts: Counts
    notes: tuple[str, ...] = ()

    @property
    def observed(self) -> int:
        return int(self.counts.sum())


@dataclass
class _Taken:
    """What is read so far of a table, with where each list stands and where the count does."""

    table: Delimited
    lists: dict[str, int]
    at: int
    counts: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    again: int = 0


def read(path: Path) -> Histories:
    """Read a table with one 0/1 column a list and a column `count`. Raises BadTable.

    Histories that are not there have nobody; the same history twice is added up, and a note says so.
    """
    try:
        with delimited(path) as table:
            taken = _Taken(table, *_columns(table))
            for number, cells in table.rows:
                _take(taken, number, cells)
                if len(taken.faults) >= MOST_FAULTS:
                    break
    except BadFile as error:
        raise BadTable([str(error)]) from error
    if taken.faults:
        raise BadTable(taken.faults)
    if not sum(taken.counts.values()):
        raise BadTable([f"{path.name}: nobody is counted in it."])
    counts = np.zeros(2 ** len(taken.lists) - 1)
    for history, count in taken.counts.items():
        counts[history - 1] = count
    note = f"{taken.again} rows gave a history that an earlier row had given; their counts were added."
    return Histories(tuple(taken.lists), counts, (note,) if taken.again else ())


def _columns(table: Delimited) -> tuple[dict[str, int], int]:
    """Where each list stands, and where the count does."""
    named = {heading.casefold(): place for place, heading in enumerate(table.headings)}
    if COUNT not in named:
        found = ", ".join(shown(each) for each in table.headings)
        raise BadFile(f"{Place(table.name, 1)}: there is no column count; the columns are {found}.")
    lists = {each: place for place, each in enumerate(table.headings) if place != named[COUNT]}
    if len(lists) > MOST_LISTS:
        raise BadFile(
            f"{table.name}: {len(lists)} lists; {MOST_LISTS} is the most. Put small lists of one kind together."
        )
    return lists, named[COUNT]


def _take(taken: _Taken, number: int, cells: list[str]) -> None:
    name = taken.table.name
    history, wrong = 0, len(taken.faults)
    for bit, (held, place) in enumerate(taken.lists.items()):
        said = cells[place].strip()
        if said not in {"0", "1"}:
            what = f"{shown(said)} is neither 0 nor 1" if said else "it is empty; 0 or 1 must stand here"
            taken.faults.append(f"{Place(name, number, held)}: {what}.")
        history |= (said == "1") << bit
    count = _count(Place(name, number, taken.table.headings[taken.at]), cells[taken.at].strip(), taken)
    if len(taken.faults) > wrong:
        return
    if not history:
        if count:
            taken.faults.append(
                f"{Place(name, number)}: {count} people on no list. Those on none are what is estimated."
            )
        return
    taken.again += history in taken.counts
    taken.counts[history] = taken.counts.get(history, 0) + count


def _count(place: Place, said: str, taken: _Taken) -> int:
    if said.isascii() and said.isdigit() and int(said[:20]) <= MOST_PEOPLE:
        return int(said)
    what = f"{shown(said)} is not a whole number from 0 to {MOST_PEOPLE:,}" if said else "there is no count"
    taken.faults.append(f"{place}: {what}.")
    return 0
