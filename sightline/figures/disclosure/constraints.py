"""What an outsider knows to hold among the counts: within a period by the definitions, and between periods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.figures.definitions.periods import Period
from sightline.figures.disclosure.quantities import (
    COUNTED,
    EARLIEST,
    GROWING,
    GROWING_TOGETHER,
    LATEST,
    MORE_THAN_ADDED,
    TOUCHED,
    Form,
    Key,
    Quantities,
    over_years,
    plus,
)

RELATIONS = Path(__file__).with_name("relations.txt")
TERM = re.compile(r"(?:(\d+|MANY) )?([a-z_.0-9]+(?:\[\w+\])?(?::\w+)?)")


@dataclass(frozen=True)
class Constraint:
    """A form that is known to be nought, or not below it."""

    form: Form
    exact: bool


@dataclass(frozen=True)
class Relation:
    """One line of relations.txt: what is on the right less what is on the left, nought or not below it."""

    terms: tuple[tuple[str, str, int], ...]  # name, factor, sign
    exact: bool


@cache
def relations() -> tuple[Relation, ...]:
    """Read relations.txt."""
    lines = RELATIONS.read_text(encoding="utf-8").splitlines()
    return tuple(_relation(line) for line in lines if line and not line.startswith("#"))


def _relation(line: str) -> Relation:
    left, sign, right = re.split(r" (<=|=) ", line)
    terms = [(name, factor or "1", -1) for factor, name in TERM.findall(left)]
    terms += [(name, factor or "1", 1) for factor, name in TERM.findall(right)]
    return Relation(tuple(terms), sign == "=")


def constraints(made: Quantities) -> Iterator[Constraint]:
    """Every constraint, between the forms of every period; the true values keep them all."""
    seen = set()
    for each in (*_within(made), *_between(made)):
        if each.form and each not in seen:
            seen.add(each)
            yield each


def _within(made: Quantities) -> Iterator[Constraint]:
    for period in made.periods:
        for relation in relations():
            forms = [made.form(name, period) for name, _, _ in relation.terms]
            known = [form for form in forms if form is not None]
            if len(known) == len(forms):
                many = 2 * max((made.value(form) for form in known), default=0) + 50
                times = [
                    sign * (many if factor == "MANY" else int(factor)) for _, factor, sign in relation.terms
                ]
                yield Constraint(plus(*known, times=times), relation.exact)


def _between(made: Quantities) -> Iterator[Constraint]:
    runs = [period for period in made.periods if period.first_year < period.last_year]
    for key in {key for key, _ in made.forms}:
        how = over_years(key[0])
        if how in (TOUCHED, LATEST, EARLIEST, GROWING, MORE_THAN_ADDED):
            for period in runs:
                yield from _run(made, key, how, period)
    for figure in GROWING_TOGETHER.keys() & made.supplied:
        for period in runs:
            yield from _growing_together(made, figure, period)
    for repeated, whole in (
        ("contacts.repeat_children", "contacts.children"),
        ("justice.repeat_suspects", "justice.suspects"),
    ):
        if repeated in made.supplied:
            yield from _repeated(made, (repeated, "counted", ""), (whole, "counted", ""))


def _run(made: Quantities, key: Key, how: str, period: Period) -> Iterator[Constraint]:
    """Set a run of years beside the runs it is one year longer than, and the years between."""
    first, last = period.first_year, period.last_year
    whole, middle = made.forms[key, period], _of(made, key, first + 1, last - 1)
    without_first, without_last = _of(made, key, first + 1, last), _of(made, key, first, last - 1)
    if how == MORE_THAN_ADDED:
        for cut in range(first, last):
            parts = _of(made, key, first, cut), _of(made, key, cut + 1, last)
            yield Constraint(plus(whole, *parts, times=[1, -1, -1]), exact=False)
        return
    if how != EARLIEST:
        yield Constraint(plus(whole, without_first, times=[1, -1]), exact=False)
    if how != LATEST:
        yield Constraint(plus(whole, without_last, times=[1, -1]), exact=False)
    if how != GROWING:
        known_twice = plus(without_first, without_last, middle, whole, times=[1, 1, -1, -1])
        yield Constraint(known_twice, exact=False)


def _growing_together(made: Quantities, figure: str, period: Period) -> Iterator[Constraint]:
    """Some parts of a run together, beside the same parts of the runs one year shorter."""
    first, last = period.first_year, period.last_year
    for parts in GROWING_TOGETHER[figure]:
        whole, *shorter = (
            plus(*(made.forms.get(((figure, COUNTED, part), Period(*span)), ()) for part in parts))
            for span in ((first, last), (first + 1, last), (first, last - 1))
        )
        for each in shorter:
            yield Constraint(plus(whole, each, times=[1, -1]), exact=False)


def _of(made: Quantities, key: Key, first: int, last: int) -> Form:
    return made.forms[key, Period(first, last)] if first <= last else ()


def _repeated(made: Quantities, repeated: Key, whole: Key) -> Iterator[Constraint]:
    """Whoever is in two years is repeated in the run of them, and nobody else who is in neither."""
    for period in made.periods:
        first, last = period.first_year, period.last_year
        for cut in range(first, last):
            spans = ((first, cut), (cut + 1, last), (first, last))
            early, late, run = (_of(made, whole, *span) for span in spans)
            both = plus(early, late, run, times=[1, 1, -1])
            yield Constraint(plus(_of(made, repeated, first, last), both, times=[1, -1]), exact=False)
            some = (_of(made, repeated, *span) for span in spans[:2])
            upper = plus(*some, both, _of(made, repeated, first, last), times=[1, 1, 1, -1])
            yield Constraint(upper, exact=False)
