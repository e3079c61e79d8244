"""Somebody who tries to work out what was withheld, from everything that is printed of every year and run of years.

It knows the definitions, and has its own list of what follows from them. For each count of 1 to 5 that was withheld it
asks a solver for the least and the most that the count can be; where they are the same, the count was given away.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import highspy
import numpy as np

from sightline.figures.definitions.catalogue import (
    COUNT,
    MEAN,
    MOST,
    NOT_RECORDED,
    SHARE,
    SHARE_OF_EACH,
    figures,
)
from sightline.figures.definitions.identities import (
    ALIKE,
    BASES,
    NEVER_MORE,
    NUMERATORS,
    PART_OF,
    STOCK,
    WHOLES,
)
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import Result

Printed = Mapping[Period, Sequence[Result]]
Name = tuple[str, str, str, Period]  # figure, part, "n" or "d", period
Terms = dict[Name, float]
Found = Mapping[str, list[tuple[Period, Result]]]

ADDED = (
    "contacts.all contacts.exploitation contacts.text_match contacts.exploitation_share contacts.unidentified "
    "contacts.by_source contacts.by_health_provider contacts.anonymous_online contacts.by_threshold "
    "contacts.by_outcome contacts.decided_in_time contacts.referrer_told follow_up.asked follow_up.by_kind "
    "follow_up.answered_in_time follow_up.unanswered_by_organisation follow_up.declined follow_up.outcome_known "
    "follow_up.escalated cases.closed cases.opened cases.judgement_of_opened cases.risk_fell justice.crimes "
    "justice.outcome justice.location nrm.all nrm.children nrm.exploited_here complaints.handling taxi.complaints "
    "taxi.by_handling taxi.own_drivers_investigated taxi.sexual taxi.sexual_towards_child "
    "taxi.complaints_with_action"
)
# At least each of the years, and no more than all of them.
TOUCHED = (
    "contacts.children contacts.re_referral_children cases.in_period cases.statuses profile.sex profile.ethnicity "
    "profile.send justice.suspects justice.suspect_sex justice.suspect_age justice.suspect_ethnicity "
    "justice.suspect_employment justice.suspect_taxi_drivers justice.suspects_charged justice.disclosed "
    "cases.also_statutory"
)
ADD_UP, ONCE = ADDED.split(), TOUCHED.split()
# In a run of years no less, added up, than in the run one year shorter at its end, and so at its beginning too or not.
NO_LESS = {
    ("profile.attendance", False): (("satisfactory",), ("persistent",), ("severe",), ("not_recorded",)),
    ("missing.children_by_episodes", True): (("1", "2", "3_or_more"), ("2", "3_or_more"), ("3_or_more",)),
    ("contacts.assessed_children", True): (
        ("opened", "already_open", "statutory_only", "early_help", "not_a_factor"),
    ),
}
AS_LAST_YEAR = ("cases.open_at_end", "cases.risk_at_end", "schools.")


class Attacker:
    """What is printed, as equations."""

    def __init__(self, printed: Printed, true: Printed) -> None:
        self.printed, self.true = printed, true
        self.names: dict[Name, int] = {}
        self.equations: list[tuple[Terms, float, float]] = []
        for period in printed:
            self._period(period)
        for run in (period for period in printed if period.first_year < period.last_year):
            self._run(run)

    def name(self, figure: str, part: str, slot: str, period: Period) -> Name:
        key = (figure, part, slot, period)
        self.names.setdefault(key, len(self.names))
        return key

    def say(self, terms: Terms, lowest: float, highest: float) -> None:
        self.equations.append((terms, lowest, highest))

    def _period(self, period: Period) -> None:
        found: dict[str, list[Result]] = defaultdict(list)
        for result in self.printed[period]:
            if result.symbol != "x":
                found[result.figure.id].append(result)
        for name, listed in found.items():
            for result in listed:
                self._cell(result, period)
            self._base(name, listed, period)
        listed_by = {name: [(period, each) for each in listed] for name, listed in found.items()}
        self._identities(listed_by, period)
        self._stock(listed_by, period)
        self._schools(found, period)

    def _cell(self, result: Result, period: Period) -> None:
        figure, part = result.figure, result.part
        number = self.name(figure.id, part, "n", period)
        if figure.kind in (SHARE, SHARE_OF_EACH):
            base = self.name(figure.id, part, "d", period)
            self.say({base: 1, number: -1}, 0, np.inf) if part not in figure.outside else None
            if result.symbol != "c":
                self.say({base: 1}, result.denominator or 0, result.denominator or 0)
                self.say({number: 1}, result.numerator or 0, result.numerator or 0)
        elif figure.kind in (COUNT, MOST) and result.symbol != "c":
            value = int(result.value or 0)
            self.say({number: 1}, value, value)
        if part == NOT_RECORDED:
            self.say({number: 1}, 1, np.inf)

    def _base(self, name: str, listed: list[Result], period: Period) -> None:
        """Every part of a share has the same base, and it is the sum of the parts inside it."""
        figure = figures()[name]
        if figure.kind != SHARE or not figure.by:
            return
        inside = [each.part for each in listed if each.part not in figure.outside]
        for each in listed:
            terms = {self.name(name, part, "n", period): 1.0 for part in inside}
            self.say({**terms, self.name(name, each.part, "d", period): -1}, 0, 0)

    def _total(self, found: Found, name: str, sign: float, slot: str = "n") -> Terms:
        return {self.name(name, each.part, slot, each_period): sign for each_period, each in found[name]}

    def _identities(self, found: Found, period: Period) -> None:
        pairs = [
            *WHOLES.items(),
            *itertools.pairwise([name for name in ALIKE if name in found]),
            *NUMERATORS.items(),
        ]
        for parts, whole in pairs:
            if parts in found and whole in found:
                self.say({**self._total(found, parts, 1), **self._total(found, whole, -1)}, 0, 0)
        for parts, (other, part) in PART_OF.items():
            if parts in found and other in found:
                self.say({**self._total(found, parts, 1), self.name(other, part, "n", period): -1}, 0, 0)
        for share, whole in BASES.items():
            if share in found and whole in found:
                for each in self._total(found, share, 1, "d"):
                    self.say({each: 1, self.name(whole, "", "n", period): -1}, 0, 0)
        for less, more in NEVER_MORE:
            if less in found and more in found:
                self.say({**self._total(found, more, 1), **self._total(found, less, -1)}, 0, np.inf)

    def _stock(self, found: Found, period: Period) -> None:
        if STOCK[0] in found:
            start, opened, closed, end, whole_period = (self.name(each, "", "n", period) for each in STOCK)
            self.say({start: 1, opened: 1, closed: -1, end: -1}, 0, 0)
            self.say({start: 1, opened: 1, whole_period: -1}, 0, 0)

    def _schools(self, found: Mapping[str, list[Result]], period: Period) -> None:
        """The means of the schools' tables, whose totals are sums of what is printed."""
        by_count = {self.name("schools.pupils_by_indicator_count", str(n), "n", period): n for n in range(11)}
        if "schools.indicators" in found:
            factors = [
                self.name("schools.indicators", each.part, "n", period)
                for each in found["schools.indicators"]
            ]
            bases = [
                self.name("schools.indicators", each.part, "d", period)
                for each in found["schools.indicators"]
            ]
            self.say(
                {**dict.fromkeys(factors, 1.0), **{name: -float(n) for name, n in by_count.items() if n}},
                0,
                0,
            )
            for base in bases:
                self.say({**{name: 1.0 for name, n in by_count.items() if n}, base: -1.0}, 0, 0)
            self._mean(
                found.get("schools.mean_indicators", []),
                {name: float(n) for name, n in by_count.items() if n},
            )
        ages = [each.part for each in found.get("schools.age", []) if each.part.isdigit()]
        weighted = {self.name("schools.age", age, "n", period): float(age) for age in ages}
        self._mean(found.get("schools.mean_age", []), weighted)

    def _mean(self, listed: Sequence[Result], weighted: Terms) -> None:
        for each in listed:
            if isinstance(each.value, Decimal):
                mean = float(each.value)
                self.say({name: weight - mean + 0.05 for name, weight in weighted.items()}, -1e-6, np.inf)
                self.say({name: weight - mean - 0.05 for name, weight in weighted.items()}, -np.inf, 1e-6)

    def _run(self, run: Period) -> None:
        years = [Period(year, year) for year in range(run.first_year, run.last_year + 1)]
        for figure, part, slot, period in list(self.names):
            if period != run:
                continue
            whole = self.name(figure, part, slot, run)
            own = [self.name(figure, part, slot, year) for year in years]
            outside = part == NOT_RECORDED and slot == "d"
            if figure in ADD_UP and not outside:
                self._absent(figure, part, years)
                self.say({**dict.fromkeys(own, 1.0), whole: -1.0}, 0, 0)
            elif figure.startswith(AS_LAST_YEAR):
                self._absent(figure, part, years)
                self.say({own[-1]: 1.0, whole: -1.0}, 0, 0)
            elif figure in ONCE and not outside:
                self._absent(figure, part, years)
                self.say({**dict.fromkeys(own, 1.0), whole: -1.0}, 0, np.inf)
                for year in own:
                    self.say({whole: 1.0, year: -1.0}, 0, np.inf)
        self._stock_of(run, years)
        self._no_less(run)

    def _no_less(self, run: Period) -> None:
        shorter = (Period(run.first_year, run.last_year - 1), Period(run.first_year + 1, run.last_year))
        for (figure, both), listed in NO_LESS.items():
            for parts in listed:
                names = [[(figure, part, "n", period) for part in parts] for period in (run, *shorter)]
                whole, *less = ([name for name in each if name in self.names] for each in names)
                for each in less[: 2 if both else 1] if whole else ():
                    self.say({**dict.fromkeys(whole, 1.0), **dict.fromkeys(each, -1.0)}, 0, np.inf)

    def _stock_of(self, run: Period, years: Sequence[Period]) -> None:
        if ("cases.open_at_start", "", "n", run) in self.names:
            for before, after in itertools.pairwise(years):
                closing, opening = (
                    self.name(f"cases.open_at_{at}", "", "n", year)
                    for at, year in (("end", before), ("start", after))
                )
                self.say({closing: 1, opening: -1}, 0, 0)
            self.say(
                {
                    self.name("cases.open_at_start", "", "n", run): 1,
                    self.name("cases.open_at_start", "", "n", years[0]): -1,
                },
                0,
                0,
            )

    def _absent(self, figure: str, part: str, years: Sequence[Period]) -> None:
        """A part that is not listed in a year had nobody in it."""
        for year in years:
            if not any(each.figure.id == figure and each.part == part for each in self.printed[year]):
                self.say({self.name(figure, part, "n", year): 1}, 0, 0)

    def given_away(self) -> list[str]:
        """Name every withheld count of 1 to 5 of which only one value is possible."""
        solver = self._solver()
        return [
            f"{figures()[figure].id} {part} {slot} {period}"
            for terms, truth, (figure, part, slot, period) in self._secrets()
            if self._bounds(solver, terms) == (truth, truth)
        ]

    def _secrets(self) -> Iterator[tuple[Terms, int, Name]]:
        for period, listed in self.printed.items():
            for shown, true in zip(listed, self.true[period], strict=True):
                if shown.symbol != "c":
                    continue
                figure, part = shown.figure, shown.part
                number, base = (self.name(figure.id, part, slot, period) for slot in "nd")
                told: list[tuple[Terms, int, Name]] = []
                if figure.kind in (COUNT, MOST):
                    told.append(({number: 1}, int(true.value or 0), number))
                elif figure.kind != MEAN:
                    top, bottom = true.numerator or 0, true.denominator or 0
                    told += [({number: 1}, top, number), ({base: 1}, bottom, base)]
                    if not figure.by:
                        told.append(({base: 1, number: -1}, bottom - top, number))
                yield from (each for each in told if 1 <= each[1] <= 5)

    def _solver(self) -> highspy.Highs:
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        count = len(self.names)
        solver.addVars(count, np.zeros(count), np.full(count, 10.0**6))
        for terms, lowest, highest in self.equations:
            places = np.array([self.names[name] for name in terms], dtype=np.int32)
            solver.addRow(lowest, highest, len(places), places, np.array(list(terms.values())))
        kinds = np.array([highspy.HighsVarType.kInteger] * count)
        solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
        return solver

    def _bounds(self, solver: highspy.Highs, terms: Terms) -> tuple[int, int]:
        count = len(self.names)
        found = []
        for sign in (1.0, -1.0):
            costs = np.zeros(count)
            for name, coefficient in terms.items():
                costs[self.names[name]] = coefficient * sign
            solver.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
            solver.run()
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal, solver.getModelStatus()
            found.append(round(solver.getObjectiveValue() * sign))
        return found[0], found[1]
