"""Counts the published figures again from the generated contacts, by the catalogue's definitions."""

from collections import Counter
from collections.abc import Callable, Iterable

from sightline.demonstration.plan.published import AVERAGE, LAST, RUN, Printed, printed
from sightline.demonstration.plan.solving import rounded
from sightline.demonstration.story.events import Contact

Years = dict[str, list[Contact]]


def _ticked(contacts: Iterable[Contact]) -> list[Contact]:
    return [contact for contact in contacts if contact.exploitation == "ticked"]


def _assessed(contacts: Iterable[Contact]) -> list[tuple[str, str | None]]:
    """One result a child: that of the latest ticked contact whose second assessment is known."""
    latest: dict[str, tuple[str, str | None]] = {}
    for contact in sorted(_ticked(contacts), key=lambda one: (one.at, one.key)):
        second = contact.decision.assessment if contact.decision else None
        if second is not None and contact.about:
            latest[contact.about[0].key] = (second.outcome, second.support)
    return list(latest.values())


Fraction = tuple[int, int]


def _share(found: Counter[str], value: str) -> Fraction:
    """A share in per cent."""
    return 100 * found[value], sum(found.values())


def _children(contacts: list[Contact], _: str) -> Fraction:
    return len({child.key for contact in _ticked(contacts) for child in contact.about}), 1


def _by_outcome(contacts: list[Contact], outcome: str) -> Fraction:
    return _share(Counter(one.decision.outcome for one in _ticked(contacts) if one.decision), outcome)


COUNTS: dict[str, Callable[[list[Contact], str], Fraction]] = {
    "contacts.all": lambda contacts, _: (len(contacts), 1),
    "contacts.exploitation": lambda contacts, _: (len(_ticked(contacts)), 1),
    "contacts.exploitation_share": lambda contacts, _: (100 * len(_ticked(contacts)), len(contacts)),
    "contacts.children": _children,
    "contacts.by_source": lambda contacts, source: _share(
        Counter(one.source for one in _ticked(contacts)), source
    ),
    "contacts.by_outcome": _by_outcome,
    "contacts.assessed_children": lambda contacts, values: (
        sum(outcome in values.split("+") for outcome, _ in _assessed(contacts)),
        1,
    ),
    "contacts.not_a_factor_support": lambda contacts, value: (
        sum(support == value for _, support in _assessed(contacts)),
        1,
    ),
}


def again(one: Printed, years: Years) -> list[int]:
    """The figure counted again, in units of its last printed place, under every reading of its period.

    A year has one reading. An average over the run has two: the three years pooled, and the mean of three.
    """
    if one.period == LAST:
        top, bottom = COUNTS[one.figure](years[LAST], one.breakdown)
        return [rounded(top, bottom, one.places)]
    if one.period != AVERAGE:
        raise KeyError(one.period)
    parts = [COUNTS[one.figure](years[year], one.breakdown) for year in RUN]
    (a, x), (b, y), (c, z) = parts
    mean = rounded(a * y * z + b * x * z + c * x * y, 3 * x * y * z, one.places)
    if x == y == z == 1:
        return [mean]
    return [rounded(a + b + c, x + y + z, one.places), mean]


def differences(years: Years) -> list[tuple[Printed, list[int]]]:
    """Printed figures that the contacts do not meet, with what they give instead."""
    found = [(one, again(one, years)) for one in printed()]
    return [(one, values) for one, values in found if set(values) != {one.printed}]
