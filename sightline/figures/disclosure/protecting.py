"""Choosing what to withhold besides the small counts, so that none of them can be worked out.

For every small count there must be another world in which it is different and everything printed is the same. Worlds
are looked for many counts at a time; where there is none, the solver says which printed numbers would have to go to
make room for one, at the least price. In the end, whatever need not have gone comes back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sightline.figures.disclosure.constraints import Constraint, constraints
from sightline.figures.disclosure.items import Item, ItemKey
from sightline.figures.disclosure.quantities import Form, Quantities
from sightline.figures.disclosure.worlds import Numbers, Row, Worlds, rows_of

ROUNDS = 6
SEED = 20150901


@dataclass
class Group:
    """Counts that hang together, with the items that give them away."""

    known: list[Constraint] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Chosen:
    """The items not to be printed, and those of them that earlier releases give away whatever is done now."""

    hidden: frozenset[ItemKey]
    gone: frozenset[ItemKey]


def withheld(made: Quantities, items: Sequence[Item]) -> Chosen:
    """Choose the items not to be printed."""
    hidden: set[ItemKey] = set()
    gone: set[ItemKey] = set()
    for group in groups(list(constraints(made)), items):
        protecting = Protecting(made, group)
        hidden |= protecting.run()
        gone |= protecting.gone()
    return Chosen(frozenset(hidden), frozenset(gone))


def groups(known: Sequence[Constraint], items: Sequence[Item]) -> Iterator[Group]:
    """Part the counts into groups that have nothing to do with each other."""
    leader: dict[int, int] = {}

    def lead(variable: int) -> int:
        while leader.setdefault(variable, variable) != variable:
            leader[variable] = leader[leader[variable]]
            variable = leader[variable]
        return variable

    forms = [each.form for each in known]
    forms += [tuple(pair for form in _forms(item) for pair in form) for item in items]
    for form in forms:
        for variable, _ in form:
            leader[lead(variable)] = lead(form[0][0])
    found: dict[int, Group] = {}
    for constraint in known:
        found.setdefault(lead(constraint.form[0][0]), Group()).known.append(constraint)
    for item in items:
        for form in _forms(item)[:1]:
            found.setdefault(lead(form[0][0]), Group()).items.append(item)
    yield from (group for group in found.values() if any(item.small for item in group.items))


def _forms(item: Item) -> list[Form]:
    return [form for form in (*item.gives, *item.protect, *(each.form for each in item.confines)) if form]


class Protecting:
    """One group, while it is being protected."""

    def __init__(self, made: Quantities, group: Group) -> None:
        self.items = group.items
        forms = list(
            dict.fromkeys(form for item in self.items for form in (*item.gives, *item.protect) if form)
        )
        between = list(dict.fromkeys(each for item in self.items for each in item.confines))
        rows = rows_of(made, forms, between)
        self.worlds = Worlds(made, group.known, rows)
        place: dict[Form | Row, int] = {form: number for number, form in enumerate(forms)}
        place |= {Row(e.form, e.lowest, e.highest): len(forms) + number for number, e in enumerate(between)}
        self.gives = np.zeros((len(self.items), len(rows)), dtype=bool)
        for number, item in enumerate(self.items):
            self.gives[number, [place[form] for form in item.gives if form]] = True
            self.gives[number, [place[Row(e.form, e.lowest, e.highest)] for e in item.confines]] = True
        self.secret = np.zeros(len(rows), dtype=bool)
        self.secret[[place[form] for item in self.items for form in item.protect]] = True
        self.scale = np.where(
            np.arange(len(rows)) < len(forms), 1.0, 40.0
        )  # a mean's row counts in twentieths
        self.small = np.array([item.small for item in self.items])
        self.hidden = self.small.copy()
        self.found: list[NDArray[np.bool_]] = []
        self.safe = np.zeros(len(rows), dtype=bool)
        self.known = np.zeros(len(rows), dtype=bool)
        told = np.array([item.told for item in self.items], dtype=bool)
        self.worlds.fixed = self.gives[told].any(axis=0)
        self.chance = np.random.default_rng(SEED)

    def run(self) -> set[ItemKey]:
        """Return the items of the group that are not to be printed."""
        self._look_for_many()
        for row in np.flatnonzero(self.secret):
            if not self.safe[row] and not self._make_room(int(row)):
                if self._told_before(int(row)):
                    continue
                self.hidden[:] = True  # nothing is printed of a group that cannot be protected
                break
        else:
            self._bring_back()
        return {item.key for item, hidden in zip(self.items, self.hidden, strict=True) if hidden}

    def gone(self) -> set[ItemKey]:
        """Return the items with a small count that earlier releases give away by themselves."""
        return {
            item.key
            for item, gives in zip(self.items, self.gives, strict=True)
            if item.small and (gives & self.known).any()
        }

    def _told_before(self, row: int) -> bool:
        """See whether a small count follows from earlier releases alone; it is then past protecting."""
        nothing = np.zeros(len(self.worlds.true))
        for find in (self.worlds.find, self.worlds.find_whole):
            for direction in (1, -1):
                world = find(free=~self.worlds.fixed, prices=None, wish=nothing, force=(row, direction))
                if world is not None and self.worlds.is_sound(world):
                    return False
        self.known[row], self.secret[row] = True, False
        return True

    def _free(self) -> NDArray[np.bool_]:
        """Rows that no printed item gives away."""
        free: NDArray[np.bool_] = ~self.gives[~self.hidden].any(axis=0) & ~self.worlds.fixed
        return free

    def _keep(self, world: Numbers | None) -> bool:
        """Keep a world that is sound and agrees with what is printed; return whether it was one."""
        if world is None or not self.worlds.is_sound(world):
            return False
        departs = self.worlds.departs(np.rint(world))
        if (departs & ~self._free()).any():
            return False
        self.found.append(departs)
        self.safe |= departs
        return True

    def _look_for_many(self) -> None:
        """Worlds that differ at random in as many small counts as may be."""
        idle = 0
        while idle < ROUNDS and (self.secret & ~self.safe).any():
            before = int(self.safe.sum())
            signs = self.chance.uniform(-1, 1, self.worlds.count) * (self.secret & ~self.safe)
            wish = signs @ self.worlds.matrix
            self._keep(self.worlds.find(free=self._free(), prices=None, wish=wish))
            idle = 0 if int(self.safe.sum()) > before else idle + 1

    def _make_room(self, row: int) -> bool:
        """Find a world in which one small count differs, withholding as little more as it takes."""
        nothing = np.zeros(len(self.worlds.true))
        for find in (self.worlds.find, self.worlds.find_whole):
            for prices in (None, self._prices()):
                worlds = [
                    find(free=self._free(), prices=prices, wish=nothing, force=(row, direction))
                    for direction in (1, -1)
                ]
                sound = [world for world in worlds if world is not None and self.worlds.is_sound(world)]
                if sound:
                    best = min(sound, key=lambda world: self._cost(world))
                    self._withhold(best)
                    if self._keep(best) and self.safe[row]:
                        return True
        return False

    def _prices(self) -> Numbers:
        """What it would cost for a row to go: the printed items that give it away."""
        prices: Numbers = self.gives[~self.hidden].sum(axis=0) / self.scale
        return prices

    def _cost(self, world: Numbers) -> int:
        departs = self.worlds.departs(np.rint(world))
        return int((self.gives[:, departs].any(axis=1) & ~self.hidden).sum())

    def _withhold(self, world: Numbers) -> None:
        departs = self.worlds.departs(np.rint(world))
        self.hidden |= self.gives[:, departs].any(axis=1)

    def _bring_back(self) -> None:
        """Print again what need not be withheld, as long as every small count keeps a world of its own."""
        worlds = np.array(self.found)
        if not len(worlds):
            return
        order = np.flatnonzero(self.hidden & ~self.small)
        for number in order[np.argsort(-self.gives[order].sum(axis=1), kind="stable")]:
            left = worlds[~worlds[:, self.gives[number]].any(axis=1)]
            if left[:, self.secret].any(axis=0).all():
                self.hidden[number] = False
                worlds = left
