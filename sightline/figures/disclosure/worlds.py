"""Other worlds: counts that agree with everything that is printed, found by a linear solver.

A *row* is something that may be printed: a form, or what a rounded mean says of one. Each row has two columns of slack
by which a world may depart from what is true: none where the row is printed, any where it is not, and at a price where
the question is what would have to be withheld.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from sightline.figures.disclosure.constraints import Constraint
from sightline.figures.disclosure.items import Between
from sightline.figures.disclosure.quantities import Form, Quantities

Numbers = NDArray[np.float64]
FAR = 10.0**7
NEAR = 1e-6
SECONDS_FOR_WHOLE_NUMBERS = 2.0


@dataclass(frozen=True)
class Row:
    """A form and the two numbers it lies between when it is printed."""

    form: Form
    lowest: int
    highest: int


def rows_of(made: Quantities, forms: Sequence[Form], between: Sequence[Between]) -> list[Row]:
    """Make a row of each form, and of each thing a mean says."""
    exact = [Row(form, made.value(form), made.value(form)) for form in forms]
    return exact + [Row(each.form, each.lowest, each.highest) for each in between]


class Worlds:
    """The worlds of one group of counts that hang together."""

    def __init__(self, made: Quantities, known: Sequence[Constraint], rows: Sequence[Row]) -> None:
        forms = [*(each.form for each in known), *(row.form for row in rows)]
        used = sorted({variable for form in forms for variable, _ in form})
        self._place = {variable: place for place, variable in enumerate(used)}
        self.true = np.array([made.values[variable] for variable in used], dtype=float)
        lowest = np.array([made.lowest[variable] for variable in used], dtype=float)
        self.rows = list(rows)
        self.count, self._first_slack = len(rows), len(used)
        self.matrix = self._dense([row.form for row in rows])
        self._known = self._dense([each.form for each in known])
        self._exact = np.array([each.exact for each in known], dtype=bool)
        self._lowest = lowest
        self.fixed = np.zeros(
            self.count, dtype=bool
        )  # rows that earlier releases print, whatever this one does
        self._solver = self._build(lowest)

    def _dense(self, forms: Sequence[Form]) -> Numbers:
        made = np.zeros((len(forms), len(self._place)))
        for number, form in enumerate(forms):
            for variable, coefficient in form:
                made[number, self._place[variable]] = coefficient
        return made

    def _build(self, lowest: Numbers) -> highspy.Highs:
        slack = np.eye(self.count)
        nothing = np.zeros((len(self._known), 2 * self.count))
        whole = np.vstack([np.hstack([self._known, nothing]), np.hstack([self.matrix, slack, -slack])])
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = whole.shape[1], whole.shape[0]
        lp.col_cost_ = np.zeros(whole.shape[1])
        highest = np.maximum(2 * self.true, self.true + 20)
        lp.col_lower_ = np.concatenate([lowest, np.zeros(2 * self.count)])
        lp.col_upper_ = np.concatenate([highest, np.zeros(2 * self.count)])
        printed = [(row.lowest, row.highest) for row in self.rows]
        lp.row_lower_ = np.concatenate([np.zeros(len(self._known)), [low for low, _ in printed]])
        lp.row_upper_ = np.concatenate([np.where(self._exact, 0.0, FAR), [high for _, high in printed]])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        places = [np.flatnonzero(each) for each in whole]
        lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(each) for each in places])])
        lp.a_matrix_.index_ = np.concatenate([*places, []]).astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate(
            [*(each[at] for each, at in zip(whole, places, strict=True)), []]
        )
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("time_limit", FAR)
        solver.passModel(lp)
        return solver

    def departs(self, world: Numbers) -> NDArray[np.bool_]:
        """Say of each row whether a world departs from it."""
        said = self.matrix @ world
        low = np.array([row.lowest for row in self.rows])
        high = np.array([row.highest for row in self.rows])
        departs: NDArray[np.bool_] = (said < low - NEAR) | (said > high + NEAR)
        return departs

    def find(
        self,
        *,
        free: NDArray[np.bool_],
        prices: Numbers | None,
        wish: Numbers,
        force: tuple[int, int] | None = None,
    ) -> Numbers | None:
        """Look for a world.

        Rows that are `free` may depart at no price; the others not at all, or at their price where `prices` are
        given and the row is not fixed. `wish` is added to the price of each count; `force` is a row and the direction
        in which it must depart.
        """
        upper = np.where(free | (~self.fixed & (prices is not None)), FAR, 0.0)
        lower = np.zeros(2 * self.count)
        bounds = np.concatenate([upper, upper])
        if force:
            row, direction = force
            forced, other = (row + self.count, row) if direction > 0 else (row, row + self.count)
            bounds[forced], lower[forced], bounds[other] = FAR, 1.0, 0.0
        places = np.arange(self._first_slack, self._first_slack + 2 * self.count, dtype=np.int32)
        self._solver.changeColsBounds(len(places), places, lower, bounds)
        price = np.zeros(self.count) if prices is None else np.where(free, 0.0, prices)
        if force:
            price[force[0]] = 0.0
        costs = np.concatenate([wish, price, price])
        self._solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        return self._solution()

    def _solution(self) -> Numbers | None:
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().col_value[: self._first_slack])

    def find_whole(self, **asked: object) -> Numbers | None:
        """Look for a world of whole numbers, for a short while."""
        kinds = np.array([highspy.HighsVarType.kInteger] * self._first_slack)
        places = np.arange(self._first_slack, dtype=np.int32)
        self._solver.changeColsIntegrality(len(places), places, kinds)
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + SECONDS_FOR_WHOLE_NUMBERS)
        found = self.find(**asked)  # type: ignore[arg-type]
        kinds = np.array([highspy.HighsVarType.kContinuous] * self._first_slack)
        self._solver.changeColsIntegrality(len(places), places, kinds)
        self._solver.setOptionValue("time_limit", FAR)
        return found

    def is_sound(self, world: Numbers) -> bool:
        """Whether a world is of whole numbers and keeps all that is known."""
        whole = np.rint(world)
        if np.abs(world - whole).max(initial=0) > NEAR:
            return False
        known = self._known @ whole
        return bool(
            (known[self._exact] == 0).all()
            and (known[~self._exact] >= 0).all()
            and (whole >= self._lowest).all()
        )
