"""The protection of public figures for one page of totals (see `disclosure`): small numbers, and what gives them away.

A reader sees that a number is small ("1 to 5"), so the worlds that are looked for keep each small number between one
and five, and each other above five or at nought.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sightline.figures.definitions.periods import Period
from sightline.figures.disclosure.constraints import Constraint
from sightline.figures.disclosure.items import LARGEST, SMALLEST, Item, ItemKey, is_small
from sightline.figures.disclosure.protecting import Protecting, groups
from sightline.figures.disclosure.quantities import Form, Quantities, plus

PAGE = Period(1, 1)
ONE = "one"


class Adds(Protocol):
    """A number and others that add up to it, or to no more than it (`core.guarding`)."""

    @property
    def whole(self) -> str: ...
    @property
    def parts(self) -> tuple[str, ...]: ...
    @property
    def exact(self) -> bool: ...
    @property
    def times(self) -> tuple[int, ...]: ...


def not_to_be_printed(numbers: Mapping[str, int], known: Sequence[Adds]) -> frozenset[str]:
    """Names of numbers that are small, and of those that would give one of them away."""
    made = Quantities(1, 1)
    one = made.unknown(1, 1)
    forms = {name: made.unknown(value, _lowest(value)) for name, value in numbers.items()}
    constraints = [_constraint(forms, each) for each in known]
    constraints += [
        Constraint(plus(one, forms[name], times=(LARGEST, -1)), exact=False)
        for name, value in numbers.items()
        if is_small(value)
    ]
    items = [Item(_key(ONE), (one,), (), told=True)]
    items += [_item(name, forms[name], value) for name, value in numbers.items()]
    hidden: set[ItemKey] = set()
    for group in groups(constraints, items):
        hidden |= Protecting(made, group).run()
    return frozenset(name for name in numbers if _key(name) in hidden)


def _lowest(value: int) -> int:
    """What a reader knows of it before anything is printed."""
    return 0 if value < SMALLEST else SMALLEST if is_small(value) else LARGEST + 1


def _constraint(forms: Mapping[str, Form], adds: Adds) -> Constraint:
    times = adds.times or (1,) * len(adds.parts)
    parts = [forms[name] for name in adds.parts]
    return Constraint(plus(forms[adds.whole], *parts, times=(1, *(-each for each in times))), adds.exact)


def _item(name: str, form: Form, value: int) -> Item:
    return Item(_key(name), (form,), (form,) if is_small(value) else ())


def _key(name: str) -> ItemKey:
    return ("page", name, PAGE)
