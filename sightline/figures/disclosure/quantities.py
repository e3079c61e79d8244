"""The counts behind the public figures, as whole numbers that an outsider does not know, and forms in them.

A *form* is a sum of such numbers with whole coefficients: every count that is printed, in any year or run of years, is
one. How a count of several years comes of those of the years differs from figure to figure; `OVER_YEARS` says how.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sightline.figures.definitions.catalogue import (
    COUNT,
    MEAN,
    MOST,
    NOT_RECORDED,
    SHARE,
    SHARE_OF_EACH,
    Figure,
    figures,
)
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import NOT_SUPPLIED, Result

Form = tuple[tuple[int, int], ...]
Key = tuple[str, str, str]  # figure, slot (a count or numerator, or a base), part
COUNTED, BASE = "counted", "base"

ADDED, LAST, TOUCHED, LATEST, EARLIEST, GROWING, MORE_THAN_ADDED, APART = (
    "the years add up",
    "that of the last year",
    "counted once however many years it touches",
    "counted once, as the latest year has it",
    "counted once, as the earliest year has it",
    "never less than in a part of the run",
    "at least what the years add up to",
    "each period for itself",
)
OVER_YEARS: dict[str, str] = {
    "contacts.children": TOUCHED,
    "contacts.re_referral_children": TOUCHED,
    "contacts.repeat_children": GROWING,
    "contacts.assessed_children": LATEST,
    "contacts.not_a_factor_support": LATEST,
    "cases.risk_at_end": LAST,
    "cases.also_statutory": TOUCHED,
    "cases.statuses": TOUCHED,
    "profile.sex": TOUCHED,
    "profile.mean_age": TOUCHED,
    "profile.ethnicity": TOUCHED,
    "profile.send": TOUCHED,
    "profile.attendance": EARLIEST,
    "missing.children_by_episodes": APART,  # but see GROWING_TOGETHER
    "missing.episodes": MORE_THAN_ADDED,
    "missing.eligible": MORE_THAN_ADDED,
    "missing.interviewed": MORE_THAN_ADDED,
    "missing.in_72_hours": MORE_THAN_ADDED,
    "missing.late_reason": MORE_THAN_ADDED,
    "justice.suspects": TOUCHED,
    "justice.repeat_suspects": GROWING,
    "justice.suspects_charged": TOUCHED,
    "justice.suspect_sex": TOUCHED,
    "justice.suspect_age": TOUCHED,
    "justice.suspect_ethnicity": TOUCHED,
    "justice.suspect_employment": TOUCHED,
    "justice.suspect_taxi_drivers": TOUCHED,
    "justice.disclosed": TOUCHED,
    "justice.cases_with_crime": GROWING,
    "nrm.share_of_confirmed": GROWING,
}
# Parts of a figure that together never are less than in a part of the run, whatever becomes of each.
GROWING_TOGETHER = {
    "contacts.assessed_children": (
        ("opened", "already_open", "statutory_only", "early_help", "not_a_factor"),
    ),
    "missing.children_by_episodes": (("1", "2", "3_or_more"), ("2", "3_or_more"), ("3_or_more",)),
}
# A share's base, or a count, that is another figure.
SAME = {
    ("contacts.exploitation_share", COUNTED): "contacts.exploitation",
    ("contacts.exploitation_share", BASE): "contacts.all",
    ("follow_up.answered_in_time", BASE): "follow_up.asked",
    ("follow_up.declined", BASE): "follow_up.asked",
    ("follow_up.outcome_known", BASE): "follow_up.asked",
    ("follow_up.escalated", BASE): "follow_up.asked",
    ("cases.mean_months", BASE): "cases.closed",
    ("cases.also_statutory", BASE): "cases.in_period",
    ("missing.interviewed", BASE): "missing.eligible",
    ("missing.in_72_hours", BASE): "missing.interviewed",
    ("justice.suspects_charged", BASE): "justice.suspects",
    ("nrm.share_of_confirmed", BASE): "justice.disclosed:base",
    ("justice.cases_with_crime", BASE): "justice.disclosed:base",
    ("schools.mean_indicators", BASE): "schools.indicators:base",
}
STOCK = ("cases.open_at_start", "cases.open_at_end", "cases.in_period")
# Not about people who could be known by them: always shown, and never a clue.
EXEMPT = ("funding.", "workforce.", "taxi.actions", "schools.settings")


def over_years(figure: str) -> str:
    """Say how a figure of several years comes of the years."""
    return LAST if figure.startswith("schools.") else OVER_YEARS.get(figure, ADDED)


def is_exempt(figure: Figure) -> bool:
    """Whether a figure is shown whatever its numbers."""
    return figure.id.startswith(EXEMPT)


def plus(*forms: Form, times: Sequence[int] = ()) -> Form:
    """Add forms up, each as many times as said."""
    total: dict[int, int] = {}
    for number, form in enumerate(forms):
        for variable, coefficient in form:
            total[variable] = total.get(variable, 0) + coefficient * (times[number] if times else 1)
    return tuple(sorted((variable, each) for variable, each in total.items() if each))


@dataclass
class Quantities:
    """Every unknown number of an extract, its true value, and the forms of every count of every period."""

    first_year: int
    last_year: int
    values: list[int] = field(default_factory=list)
    lowest: list[int] = field(default_factory=list)
    forms: dict[tuple[Key, Period], Form] = field(default_factory=dict)
    supplied: set[str] = field(default_factory=set)
    parts: dict[tuple[str, Period], list[str]] = field(default_factory=dict)

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def periods(self) -> list[Period]:
        """Every year and every run of years."""
        return [Period(first, last) for first in self.years for last in range(first, self.last_year + 1)]

    def unknown(self, value: int, lowest: int = 0) -> Form:
        """Add an unknown number."""
        self.values.append(value)
        self.lowest.append(lowest)
        return ((len(self.values) - 1, 1),)

    def value(self, form: Form) -> int:
        """Return what a form truly comes to."""
        return sum(self.values[variable] * coefficient for variable, coefficient in form)

    def form(self, name: str, period: Period) -> Form | None:
        """Return the form a name stands for (see relations.txt); nothing where a table of it was not supplied."""
        figure, _, slot = name.partition(":")
        figure, _, part = figure.partition("[")
        part = part.removesuffix("]")
        if figure not in self.supplied:
            return None
        if part or slot == "base":
            return self.forms.get(((figure, BASE if slot else COUNTED, part), period), ())
        wanted = BASE if slot == "bases" else COUNTED
        listed = self.parts[figure, period]
        return plus(*(self.forms.get(((figure, wanted, each), period), ()) for each in listed))


def quantities(results: Mapping[Period, Sequence[Result]]) -> Quantities:
    """Make the unknowns and forms of what was computed for every year and run of years."""
    years = [period.first_year for period in results]
    made = Quantities(min(years), max(period.last_year for period in results))
    found: dict[str, dict[Period, list[Result]]] = {}
    for period, each in results.items():
        for result in each:
            found.setdefault(result.figure.id, {}).setdefault(period, []).append(result)
    absent = {
        name
        for name, each in found.items()
        if any(r.symbol == NOT_SUPPLIED for r in next(iter(each.values())))
    }
    made.supplied = {name for name in found if name not in absent and not is_exempt(figures()[name])}
    for figure in sorted((figures()[name] for name in made.supplied), key=_turn):
        _add(made, figure, found[figure.id])
    return made


def _turn(figure: Figure) -> tuple[int, int]:
    """Take first what others are made of."""
    group = 1 if figure.id in STOCK else 2 if any(name == figure.id for name, _ in SAME) else 0
    return group, list(figures()).index(figure.id)


def _add(made: Quantities, figure: Figure, found: Mapping[Period, Sequence[Result]]) -> None:
    for period in made.periods:
        made.parts[figure.id, period] = [each.part for each in found.get(period, ())]
    if figure.id in STOCK:
        return _stock(made, figure, found)
    told = {period: {each.part: each for each in listed} for period, listed in found.items()}
    if figure.kind != MEAN and (figure.id, COUNTED) not in SAME:
        for part in _all_parts(figure, told.values()):
            values = {period: _count(told.get(period, {}).get(part)) for period in made.periods}
            present = part == NOT_RECORDED or (figure.parts is None and bool(part))
            _spread(made, (figure.id, COUNTED, part), values, at_least=1 if present else 0)
    return _bases(made, figure, told)


def _all_parts(figure: Figure, told: Iterable[Mapping[str, Result]]) -> list[str]:
    return list(dict.fromkeys(part for each in told for part in each))


def _count(result: Result | None) -> int:
    if result is None:
        return 0
    if result.figure.kind in (COUNT, MOST):
        return int(result.value or 0)
    return (result.counted if result.figure.kind == MEAN else result.numerator) or 0


def _spread(made: Quantities, key: Key, values: Mapping[Period, int], *, at_least: int = 0) -> None:
    """Give a count its form in every period. A part listed only where there is one is at least one there."""
    how = over_years(key[0])
    if how in (ADDED, LAST):
        single = {
            year: made.unknown(values[Period(year, year)], min(at_least, values[Period(year, year)]))
            if not at_least or values[Period(year, year)]
            else ()
            for year in made.years
        }
        for period in made.periods:
            span = range(period.first_year, period.last_year + 1)
            own = [single[year] for year in span] if how == ADDED else [single[period.last_year]]
            made.forms[key, period] = plus(*own)
        return
    for period in made.periods:
        known_absent = at_least and not values[period]
        made.forms[key, period] = () if known_absent else made.unknown(values[period], at_least)


def _bases(made: Quantities, figure: Figure, told: Mapping[Period, Mapping[str, Result]]) -> None:
    same = SAME.get((figure.id, COUNTED))
    for period in made.periods:
        if same:
            made.forms[(figure.id, COUNTED, ""), period] = made.form(same, period) or ()
        base = SAME.get((figure.id, BASE))
        if base:
            made.forms[(figure.id, BASE, ""), period] = made.form(base, period) or ()
        elif figure.kind == SHARE and figure.by:
            inside = [part for part in told.get(period, {}) if part not in figure.outside]
            forms = (made.forms[(figure.id, COUNTED, part), period] for part in inside)
            made.forms[(figure.id, BASE, ""), period] = plus(*forms)
    if (figure.id, BASE) in SAME or (figure.kind == SHARE and figure.by):
        return
    if figure.kind in (SHARE, MEAN) or figure.same_base:
        _spread(made, (figure.id, BASE, ""), {period: _base(told.get(period, {})) for period in made.periods})
    elif figure.kind == SHARE_OF_EACH:
        for part in _all_parts(figure, told.values()):
            values = {
                p: (told[p][part].denominator or 0) if part in told.get(p, {}) else 0 for p in made.periods
            }
            _spread(made, (figure.id, BASE, part), values)


def _base(told: Mapping[str, Result]) -> int:
    first = next(iter(told.values()), None)
    if first is None:
        return 0
    return (first.counted if first.figure.kind == MEAN else first.denominator) or 0


def _stock(made: Quantities, figure: Figure, found: Mapping[Period, Sequence[Result]]) -> None:
    """Cases open at a moment: those open when the first year began, and since then opened less closed."""
    opening = (("cases.open_at_start", COUNTED, ""), Period(made.first_year, made.first_year))
    if opening not in made.forms:
        made.forms[opening] = made.unknown(int(found[opening[1]][0].value or 0))
    for period in made.periods:
        until = period.last_year if figure.id == "cases.open_at_end" else period.first_year - 1
        forms, times = [made.forms[opening]], [1]
        for year in range(made.first_year, until + 1):
            forms += [
                made.forms[(f"cases.{what}", COUNTED, ""), Period(year, year)]
                for what in ("opened", "closed")
            ]
            times += [1, -1]
        if figure.id == "cases.in_period":
            forms.append(made.forms[("cases.opened", COUNTED, ""), period])
            times.append(1)
        made.forms[(figure.id, COUNTED, ""), period] = plus(*forms, times=times)
