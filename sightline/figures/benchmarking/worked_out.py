"""What can be worked out of a return although it is withheld: from totals, bases, and what the definitions say.

A return of somebody else's comes without its small numbers, so they cannot be protected again. They can be attacked:
for each withheld count a solver is asked for the least and the most that it can be. Most counts need not be asked for
one by one: a few worlds that agree with all that is printed, found in directions drawn by chance, differ in them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from sightline.figures.definitions.catalogue import COUNT, MEAN, MOST
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import CONFIDENTIAL, NOT_APPLICABLE, Result
from sightline.figures.disclosure.constraints import constraints
from sightline.figures.disclosure.items import LARGEST, SMALLEST
from sightline.figures.disclosure.quantities import BASE, COUNTED, Form, plus, quantities

FAR = (
    1_000  # above anything printed: what stands for a withheld count is only to be larger than what is known
)
NEAR = 1e-6
INFEASIBLE = 2
WORLDS = 8
SEED = 20180425
Numbers = NDArray[np.float64]


class Contradiction(ValueError):
    """The printed numbers cannot all be true together."""


class Attack:
    """What is printed of one return, and what follows from it."""

    def __init__(self, period: Period, printed: Sequence[Result], otherwise: frozenset[str]) -> None:
        """`otherwise`: figures that are counted in another way there, of which the definitions say nothing."""
        self.period, self.printed = period, list(printed)
        far = FAR + max((_largest(each) for each in printed), default=0)
        self.made = quantities({period: [_stand_in(each, far) for each in printed]})
        self.supplied = frozenset(self.made.supplied)
        self.made.supplied -= otherwise
        rows = [(each.form, 0, 0 if each.exact else None) for each in constraints(self.made)]
        self.made.supplied |= otherwise
        rows += [(form, value, value) for form, value in self._printed()]
        self._build([row for row in rows if row[0]], most=10 * far)

    def worked_out(self) -> Iterator[Result]:
        """The withheld results of which a count from one to five follows; raises Contradiction."""
        worlds = list(self._some_worlds())
        for each in self.printed:
            if each.symbol == CONFIDENTIAL and any(
                self._is_known(form, worlds) for form in self._secrets(each)
            ):
                yield each

    def _printed(self) -> Iterator[tuple[Form, int]]:
        for each in self.printed:
            if each.symbol == NOT_APPLICABLE:
                yield from ((form, 0) for form in self._base(each) if form)
            elif each.symbol is None and each.figure.id in self.supplied:
                if each.figure.kind in (COUNT, MOST):
                    yield self._form(each, COUNTED, each.part), int(each.value or 0)
                elif each.figure.kind != MEAN:
                    yield self._form(each, COUNTED, each.part), each.numerator or 0
                    yield self._form(each, BASE, ""), each.denominator or 0

    def _secrets(self, each: Result) -> list[Form]:
        counted, base = self._form(each, COUNTED, each.part), self._form(each, BASE, "")
        if each.figure.kind in (COUNT, MOST):
            return [counted]
        if each.figure.kind == MEAN:
            return [base]
        return [counted, base] if each.figure.by else [counted, base, plus(base, counted, times=[1, -1])]

    def _base(self, each: Result) -> list[Form]:
        return [self._form(each, BASE, "")] if each.figure.kind != MOST else []

    def _form(self, each: Result, slot: str, part: str) -> Form:
        return self.made.forms.get(((each.figure.id, slot, part), self.period), ())

    def _build(self, rows: Sequence[tuple[Form, int, int | None]], *, most: int) -> None:
        count = len(self.made.values)
        exact = [(form, low) for form, low, high in rows if high is not None]
        least = [form for form, _, high in rows if high is None]
        self._known = {
            "A_eq": csr_array(_dense([form for form, _ in exact], count)) if exact else None,
            "b_eq": [value for _, value in exact] if exact else None,
            "A_ub": csr_array(-_dense(least, count)) if least else None,
            "b_ub": np.zeros(len(least)) if least else None,
            "bounds": [(low, most) for low in self.made.lowest],
        }

    def _some_worlds(self) -> Iterator[Numbers]:
        chance = np.random.default_rng(SEED)
        for _ in range(WORLDS):
            yield self._world(chance.normal(size=len(self.made.values)))

    def _is_known(self, form: Form, worlds: Sequence[Numbers]) -> bool:
        if not form:
            return False
        costs = _dense([form], len(self.made.values))[0]
        found = [float(costs @ world) for world in worlds]
        if ceil(min(found) - NEAR) < floor(max(found) + NEAR):
            return False
        least = ceil(costs @ self._world(costs) - NEAR)
        most = floor(costs @ self._world(-costs) + NEAR)
        return bool(SMALLEST <= most <= LARGEST and least >= most)

    def _world(self, costs: Numbers) -> Numbers:
        """A world that agrees with all that is printed, the cheapest at these costs."""
        found = linprog(costs, method="highs", **self._known)
        if found.status == INFEASIBLE:
            raise Contradiction
        return np.asarray(found.x, dtype=float)


def _dense(forms: Sequence[Form], count: int) -> Numbers:
    made = np.zeros((len(forms), count))
    for number, form in enumerate(forms):
        for variable, coefficient in form:
            made[number, variable] = coefficient
    return made


def _largest(each: Result) -> int:
    return max(int(each.value or 0), each.numerator or 0, each.denominator or 0)


def _stand_in(each: Result, far: int) -> Result:
    """A result to make forms of. What it comes to does not matter, only that it is there and large."""
    if each.symbol != CONFIDENTIAL:
        return each
    if each.figure.kind in (COUNT, MOST):
        return replace(each, value=far, symbol=None)
    return replace(each, numerator=far, denominator=far, counted=far, symbol=None)
