"""Reconciliation: what must add up in any extract, and what it means where it does not."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sightline.figures.definitions.catalogue import COUNT
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import NOT_SUPPLIED, Result

STOCK = ("cases.open_at_start", "cases.opened", "cases.closed", "cases.open_at_end", "cases.in_period")
# The parts on the left add up to the figure on the right.
WHOLES = {
    "contacts.by_source": "contacts.exploitation",
    "contacts.by_threshold": "contacts.exploitation",
    "contacts.by_outcome": "contacts.exploitation",
    "follow_up.by_kind": "follow_up.asked",
    "cases.judgement_of_opened": "cases.opened",
    "cases.risk_at_end": "cases.open_at_end",
    "justice.outcome": "justice.crimes",
    "justice.location": "justice.crimes",
    "justice.suspect_sex": "justice.suspects",
    "justice.suspect_age": "justice.suspects",
    "justice.suspect_ethnicity": "justice.suspects",
    "justice.suspect_employment": "justice.suspects",
    "schools.pupils_by_indicator_count": "schools.pupils",
    "schools.sex": "schools.pupils",
    "schools.age": "schools.pupils",
    "schools.ethnicity": "schools.pupils",
    "schools.send": "schools.pupils",
    "schools.early_help": "schools.pupils",
    "taxi.by_handling": "taxi.complaints",
    "taxi.actions": "taxi.actions_total",
    "funding.by_project": "funding.total",
}
# The breakdowns of the children with a case: each adds up to the same number.
ALIKE = (
    "profile.sex",
    "profile.ethnicity",
    "profile.send",
    "profile.attendance",
    "missing.children_by_episodes",
)
# One part of the first is the whole of the second.
PART_OF = {"contacts.not_a_factor_support": ("contacts.assessed_children", "not_a_factor"),
           "schools.not_offered_reason": ("schools.early_help", "not_offered"),
           "contacts.by_health_provider": ("contacts.by_source", "health")}  # fmt: skip
# The base of a share is another figure.
BASES = {
    "contacts.exploitation_share": "contacts.all",
    "contacts.by_source": "contacts.exploitation",
    "follow_up.answered_in_time": "follow_up.asked",
    "follow_up.declined": "follow_up.asked",
    "follow_up.outcome_known": "follow_up.asked",
    "follow_up.escalated": "follow_up.asked",
    "cases.also_statutory": "cases.in_period",
    "missing.interviewed": "missing.eligible",
    "justice.suspects_charged": "justice.suspects",
}
# The numerator of a share is another figure.
NUMERATORS = {"contacts.exploitation_share": "contacts.exploitation"}
NEVER_MORE = (
    ("contacts.children", "contacts.exploitation"),
    ("contacts.repeat_children", "contacts.children"),
    ("contacts.re_referral_children", "contacts.children"),
    ("contacts.unidentified", "contacts.exploitation"),
    ("justice.repeat_suspects", "justice.suspects"),
    ("justice.suspect_taxi_drivers", "justice.suspects"),
    ("missing.eligible", "missing.episodes"),
    ("nrm.children", "nrm.all"),
    ("nrm.exploited_here", "nrm.children"),
    ("schools.children", "schools.pupils"),
    ("taxi.own_drivers_investigated", "taxi.complaints"),
    ("taxi.sexual", "taxi.complaints"),
    ("taxi.sexual_towards_child", "taxi.sexual"),
    ("taxi.complaints_with_action", "taxi.complaints"),
)


@dataclass(frozen=True)
class Broken:
    """An identity that does not hold, and where."""

    period: Period
    sentence: str

    def __str__(self) -> str:
        return f"{self.period}: {self.sentence}."


class Numbers:
    """The results of one period, looked up by figure and part."""

    def __init__(self, results: Sequence[Result], computed: Collection[str]) -> None:
        self._found: dict[str, list[Result]] = {name: [] for name in computed}
        for each in results:
            self._found[each.figure.id].append(each)

    def has(self, *names: str) -> bool:
        """Whether each of these figures was computed, from tables that were supplied."""
        return all(name in self._found and not self._not_supplied(name) for name in names)

    def _not_supplied(self, name: str) -> bool:
        return any(each.symbol == NOT_SUPPLIED for each in self._found[name])

    def parts(self, name: str) -> dict[str, int]:
        return {each.part: count(each) for each in self._found[name]}

    def one(self, name: str) -> int:
        """Return the count, or the numerator, of a figure without a breakdown; else what its parts add up to."""
        return sum(self.parts(name).values())

    def base(self, name: str) -> int:
        return self._found[name][0].denominator or 0


def count(result: Result) -> int:
    """Return the count behind a result: its value where it is one, the numerator of a percentage."""
    if result.figure.kind == COUNT:
        return int(result.value or 0)
    return result.numerator or 0


def broken(results: Sequence[Result], computed: Collection[str], period: Period) -> Iterator[Broken]:
    """Every identity that does not hold among the results of one period, of the figures that were computed."""
    numbers = Numbers(results, computed)
    for sentence in (*_stock(numbers), *_wholes(numbers), *_shares(numbers), *_limits(numbers)):
        yield Broken(period, sentence)


def broken_between(years: Sequence[tuple[Period, Sequence[Result]]]) -> Iterator[Broken]:
    """Say where a year does not begin as the year before it ended. The results are those of STOCK, year by year."""
    closing = None
    for period, results in years:
        numbers = Numbers(results, STOCK)
        if numbers.has(*STOCK):
            opening = numbers.one(STOCK[0])
            if closing is not None and closing != opening:
                yield Broken(period, f"{STOCK[0]} is {opening}, but the year before ended with {closing}")
            closing = numbers.one(STOCK[3])


def _stock(numbers: Numbers) -> Iterator[str]:
    if not numbers.has(*STOCK):
        return
    start, opened, closed, end, whole = (numbers.one(name) for name in STOCK)
    if start + opened - closed != end:
        yield f"{STOCK[0]} {start} + {STOCK[1]} {opened} - {STOCK[2]} {closed} is not {STOCK[3]} {end}"
    if start + opened != whole:
        yield f"{STOCK[0]} {start} + {STOCK[1]} {opened} is not {STOCK[4]} {whole}"


def _wholes(numbers: Numbers) -> Iterator[str]:
    for parts, whole in WHOLES.items():
        if numbers.has(parts, whole) and numbers.one(parts) != numbers.one(whole):
            yield f"the parts of {parts} add to {numbers.one(parts)}, and {whole} is {numbers.one(whole)}"
    found = {name: numbers.one(name) for name in ALIKE if numbers.has(name)}
    if len(set(found.values())) > 1:
        listed = ", ".join(f"{name} {total}" for name, total in found.items())
        yield f"these should add up to one number: {listed}"
    for parts, (other, part) in PART_OF.items():
        if numbers.has(parts, other) and numbers.one(parts) != numbers.parts(other)[part]:
            part_of = f"{other} has {numbers.parts(other)[part]} for {part}"
            yield f"the parts of {parts} add to {numbers.one(parts)}, and {part_of}"


def _shares(numbers: Numbers) -> Iterator[str]:
    for share, whole in BASES.items():
        if numbers.has(share, whole) and numbers.base(share) != numbers.one(whole):
            yield f"the base of {share} is {numbers.base(share)}, and {whole} is {numbers.one(whole)}"
    for share, other in NUMERATORS.items():
        if numbers.has(share, other) and numbers.one(share) != numbers.one(other):
            yield f"the numerator of {share} is {numbers.one(share)}, and {other} is {numbers.one(other)}"
    interviews = ("missing.interviewed", "missing.in_72_hours", "missing.late_reason")
    if numbers.has(*interviews):
        held, soon, late = (numbers.one(name) for name in interviews)
        if soon + late != held:
            yield f"{interviews[1]} {soon} + {interviews[2]} {late} is not {interviews[0]} {held}"


def _limits(numbers: Numbers) -> Iterator[str]:
    for part, whole in NEVER_MORE:
        if numbers.has(part, whole) and numbers.one(part) > numbers.one(whole):
            yield f"{part} {numbers.one(part)} is more than {whole} {numbers.one(whole)}"
