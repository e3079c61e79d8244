"""What would be printed of each figure and period: the counts it gives away, and those among them to be protected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sightline.figures.definitions.catalogue import COUNT, MEAN, MOST, SHARE_OF_EACH
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure.quantities import BASE, COUNTED, Form, Quantities, plus

SMALLEST, LARGEST = 1, 5
ItemKey = tuple[str, str, Period]  # figure, part, period
# Means whose total is itself a sum of counts that are printed.
TOTALS = {"schools.mean_age": "schools.age", "schools.mean_indicators": "schools.indicators"}


@dataclass(frozen=True)
class Between:
    """A form that a rounded mean confines."""

    form: Form
    lowest: int
    highest: int


@dataclass(frozen=True)
class Item:
    """One number that would be printed."""

    key: ItemKey
    gives: tuple[Form, ...]
    protect: tuple[Form, ...]
    confines: tuple[Between, ...] = ()
    told: bool = False  # an earlier release printed the same number

    @property
    def small(self) -> bool:
        """Whether it must be withheld for what it says itself."""
        return bool(self.protect)


def is_small(value: int) -> bool:
    """Whether a count is one that must not be shown."""
    return SMALLEST <= value <= LARGEST


def items(made: Quantities, results: Mapping[Period, Sequence[Result]]) -> Iterator[Item]:
    """Every number that would be printed and could give somebody away."""
    for period, found in results.items():
        for result in found:
            if result.figure.id in made.supplied:
                yield _item(made, result, period)


def _item(made: Quantities, result: Result, period: Period) -> Item:
    figure, key = result.figure, (result.figure.id, result.part, period)
    counted = made.forms.get(((figure.id, COUNTED, result.part), period), ())
    own_base = figure.kind == SHARE_OF_EACH and not figure.same_base
    base = made.forms.get(((figure.id, BASE, result.part if own_base else ""), period), ())
    if figure.kind in (COUNT, MOST):
        given = secret = [counted]
    elif figure.kind == MEAN:
        given = secret = [base]
    else:
        given = [counted, base]
        secret = given if figure.by else [*given, plus(base, counted, times=[1, -1])]
    protect = tuple(form for form in secret if is_small(made.value(form)))
    confines = tuple(_confined(made, result, period, base)) if figure.id in TOTALS else ()
    return Item(key, tuple(form for form in given if form), protect, confines)


def _confined(made: Quantities, result: Result, period: Period, base: Form) -> Iterator[Between]:
    """A mean of one decimal place says between which two numbers the total lies."""
    if not isinstance(result.value, Decimal):
        return
    of = TOTALS[result.figure.id]
    parts = [part for part in made.parts[of, period] if of != "schools.age" or part.isdigit()]
    forms = [made.forms[(of, COUNTED, part), period] for part in parts]
    weights = [int(part) if part.isdigit() else 1 for part in parts]
    total = plus(*forms, times=weights)
    mean = int(result.value * 20)
    least = plus(total, base, times=[20, -(mean - 1)])
    most = plus(total, base, times=[20, -(mean + 1)])
    far = 10**7
    yield Between(least, 0, far)
    yield Between(most, -far, -1)
