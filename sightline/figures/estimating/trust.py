"""What must hold before an estimate is given, and what its reader must be told."""

from sightline.figures.estimating.histories import Counts, Histories
from sightline.figures.estimating.interval import Spread, widest
from sightline.figures.estimating.loglinear import Shape, shape_of
from sightline.figures.estimating.ranking import Ranking

FEWEST_LISTS = 3
FEWEST_SHARED = 7  # Robson and Regier 1964, Transactions of the American Fisheries Society 93, 215
FEW_SHARED = 30
FAR_APART = 1.5
WIDE = 3.0


class Refused(Exception):
    """No estimate is given; each sentence is a reason."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def check(histories: Histories) -> tuple[str, ...]:
    """Refuse a table that no estimate could be trusted on; return what is to be said of one that can be used."""
    names = histories.lists
    if len(names) < FEWEST_LISTS:
        raise Refused(
            f"There are {len(names)} lists. With fewer than three nothing shows whether being on one list makes "
            "being on another more likely, and the estimate rests on that."
        )
    shape = shape_of(len(names))
    empty = [name for name, on in zip(names, _on_each(shape, histories.counts), strict=True) if not on]
    if empty:
        raise Refused(f"Nobody is on {_said(empty)}: leave the column out.")
    shared = people_shared(shape, histories.counts)
    if shared < FEWEST_SHARED:
        raise Refused(
            f"Only {shared} people are on more than one list; with fewer than {FEWEST_SHARED} an estimate says "
            "little but chance."
        )
    return _of_groups(groups(shape, histories), shared)


def _of_groups(apart: list[list[str]], shared: int) -> tuple[str, ...]:
    said = []
    if len(apart[0]) < FEWEST_LISTS:
        raise Refused(
            "The lists fall into groups that share nobody: "
            + "; ".join(_said(each) for each in apart)
            + f". At least {FEWEST_LISTS} must hang together through people they share."
        )
    for each in apart[1:]:
        be = "shares" if len(each) == 1 else "share"
        said.append(
            f"{_said(each)} {be} nobody with the other lists: what they add rests on assumption alone."
        )
    if shared < FEW_SHARED:
        said.append(
            f"Only {shared} people are on more than one list: one link more or less changes the estimate."
        )
    return tuple(said)


def people_shared(shape: Shape, counts: Counts) -> int:
    """How many stand on two lists or more."""
    return int(counts[shape.design[:, 1 : 1 + shape.lists].sum(axis=1) > 1].sum())


def groups(shape: Shape, histories: Histories) -> list[list[str]]:
    """The lists that hang together through people they share, the largest group first."""
    overlaps = histories.counts @ shape.overlapping
    group = list(range(shape.lists))
    for (i, j), people in zip(shape.pairs, overlaps, strict=True):
        if people:
            group = [group[i] if each == group[j] else each for each in group]
    found = [
        [n for n, g in zip(histories.lists, group, strict=True) if g == each] for each in dict.fromkeys(group)
    ]
    return sorted(found, key=len, reverse=True)


def _on_each(shape: Shape, counts: Counts) -> list[float]:
    return [float(each) for each in counts @ shape.design[:, 1 : 1 + shape.lists]]


def remarks(ranking: Ranking, found: Spread, total: float) -> tuple[str, ...]:
    """What an estimate's reader must be told of how sure it is."""
    totals = [each.total for each in ranking.close]
    said = []
    if max(totals) > FAR_APART * min(totals):
        said.append(
            f"Models that fit about equally well (within 2 BIC) put the total from {min(totals):,.0f} to "
            f"{max(totals):,.0f}: the table cannot say which."
        )
    wide = widest(found.intervals)
    if wide.high > WIDE * wide.low:
        said.append(f"The upper end of the interval is {wide.high / wide.low:.1f} times the lower.")
    if not wide.low <= total <= wide.high:
        said.append("The estimate lies outside its own interval: the resamples lean to one side of it.")
    if found.without:
        said.append(f"In {found.without} resamples no model had an estimate; they were left out.")
    return tuple(said)


def _said(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
