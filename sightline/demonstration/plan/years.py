"""The plan: exact whole-number targets for each financial year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from sightline.demonstration.plan.cases import Whose, opened_of
from sightline.demonstration.plan.published import AVERAGE, LAST, RUN, shares_of
from sightline.demonstration.plan.solving import Counts, earlier_years, one_year
from sightline.demonstration.reference import rows

ASSESSED = ("opened", "already_open", "statutory_only", "early_help", "not_a_factor")
SUPPORT = ("early_help", "advice", "statutory")
GAP = "gap"


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What one year holds. `by_source` and `by_outcome` are of ticked contacts; `assessed` counts children.

    `opened_of` says whose cases are opened; nothing where that does not matter.
    """

    year: str
    contacts: int
    ticked: int
    text_match: int
    children: int
    unidentified: int
    by_source: Counts
    by_outcome: Counts
    assessed: Counts
    support: Counts
    opened_of: tuple[Whose, ...] = ()

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(int(self.year[:4]), 4, 1)

    @property
    def last_day(self) -> date:
        """31 March."""
        return date(int(self.year[:4]) + 1, 3, 31)


def _solved(figure: str, totals: dict[str, int], rest: str | None) -> dict[str, Counts]:
    """Counts by year for one breakdown: the printed year first, the run it belongs to, then the others."""
    averages = shares_of(figure, AVERAGE)
    solved = {LAST: one_year(totals[LAST], shares_of(figure, LAST), rest)}
    run = (totals[RUN[0]], totals[RUN[1]], totals[RUN[2]])
    solved[RUN[0]], solved[RUN[1]] = earlier_years(run, solved[LAST], averages, rest)
    for year, total in totals.items():
        if year not in solved:
            solved[year] = one_year(total, averages, rest)
    return solved


def _named(sources: Counts) -> Counts:
    """The report's sources add to 94 per cent; the gap is housing and others."""
    gap = sources[GAP]
    named = {key: count for key, count in sources.items() if key != GAP}
    return named | {"housing": gap * 2 // 5, "other": gap - gap * 2 // 5}


@cache
def plans() -> tuple[YearPlan, ...]:
    """One plan a financial year, oldest first."""
    table = rows("years")
    totals = {row["year"]: int(row["ticked"]) for row in table}
    sources = _solved("contacts.by_source", totals, GAP)
    outcomes = _solved("contacts.by_outcome", totals, None)
    return tuple(
        YearPlan(
            year=row["year"],
            contacts=int(row["contacts"]),
            ticked=int(row["ticked"]),
            text_match=int(row["text_match"]),
            children=int(row["children"]),
            unidentified=int(row["unidentified"]),
            by_source=_named(sources[row["year"]]),
            by_outcome=outcomes[row["year"]],
            assessed={key: int(row[key]) for key in ASSESSED},
            support={key: int(row[f"factor_{key}"]) for key in SUPPORT},
            opened_of=opened_of(row["year"]),
        )
        for row in table
    )


def _smaller(counts: Counts, one_in: int) -> Counts:
    return {key: max(1, count // one_in) if count else 0 for key, count in counts.items()}


@dataclass(frozen=True, slots=True)
class Cut:
    """One in so many of a year's contacts, ticked and others, in a town of so many families."""

    ticked: int
    others: int
    families: int


SMALL = Cut(ticked=8, others=74, families=700)  # to look at quickly, and for tests
REHEARSED = Cut(ticked=6, others=24, families=2_000)  # what the loader learns from


def smaller(plan: YearPlan, cut: Cut) -> YearPlan:
    """A year cut down. It meets no published figure."""
    ticked_in, others_in = cut.ticked, cut.others
    sources = _smaller(plan.by_source, ticked_in)
    outcomes = _smaller(plan.by_outcome, ticked_in)
    assessed = _smaller(plan.assessed, ticked_in)
    outcomes["early_help"] = sum(sources.values()) - outcomes["advice"] - outcomes["pathway"]
    outcomes["pathway"] = max(outcomes["pathway"], sum(assessed.values()))
    outcomes["early_help"] = sum(sources.values()) - outcomes["advice"] - outcomes["pathway"]
    return YearPlan(
        year=plan.year,
        contacts=plan.contacts // others_in + sum(sources.values()),
        ticked=sum(sources.values()),
        text_match=plan.text_match // (2 * ticked_in),
        children=max(plan.children // ticked_in, sum(assessed.values()) + 3),
        unidentified=1,
        by_source=sources,
        by_outcome=outcomes,
        assessed=assessed,
        support={"early_help": assessed["not_a_factor"], "advice": 0, "statutory": 0},
    )


def total(chosen: Iterable[YearPlan]) -> int:
    """Contacts in all the years given."""
    return sum(plan.contacts for plan in chosen)
