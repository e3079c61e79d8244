"""Totals as tables; for the review group neither small numbers nor what would give them away (MS-08, MS-09)."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from sightline.core.guarding import Adds, not_to_be_printed
from sightline.missing.codes import PlaceKind, Pull, Push
from sightline.missing.queries.patterns import Patterns

SMALL = 5
Shown = Callable[[str], str]
Coded = tuple[str, type[TextChoices]]
SIZES = {
    "episodes": "Episodes",
    "children": "Children",
    "in_care": "Episodes of children in care",
    "children_in_care": "Children in care",
    "unreported": "Episodes nobody reported to the police",
    "interviewed": "Episodes with an interview",
}
TIMES = {"one": "Missing once", "two": "Missing twice", "three": "Missing three times or more"}
AT_LEAST = (1, 2, 3)
NOT_PRINTED = "Not printed"


@dataclass(frozen=True)
class Totals:
    """One table: what is counted, and each number as it is printed."""

    heading: str
    counted: str
    rows: list[tuple[str, str]]


def tables(found: Patterns, *, for_group: bool) -> list[Totals]:
    """Every table of the page, in codes and totals only."""
    numbers = _numbers(found)
    shown = _printed(numbers, for_group=for_group)
    care = "Children in care by how often they were missing"
    return [
        Totals("Episodes and children", "Number", [(text, shown(key)) for key, text in SIZES.items()]),
        _times("Children by how often they were missing", "times", shown),
        _times(care, "care", shown),
        _codes("Where children had been", "Episodes", ("found", PlaceKind), numbers, shown),
        _codes("What children wanted to get away from", "Interviews", ("push", Push), numbers, shown),
        _codes("What drew children elsewhere", "Interviews", ("pull", Pull), numbers, shown),
    ]


def _numbers(found: Patterns) -> dict[str, int]:
    """Every number of the page by its name."""
    counters: dict[str, Counter[str]] = {
        "times": found.by_times, "care": found.by_times_in_care,
        "found": found.found_in, "push": found.push, "pull": found.pull,
    }  # fmt: skip
    numbers = {key: int(getattr(found, key)) for key in SIZES}
    for name in ("times", "care"):
        numbers |= {f"{name}:{key}": counters[name][key] for key in TIMES}
    for name in ("found", "push", "pull"):
        numbers |= {f"{name}:{code}": count for code, count in counters[name].items() if code and count}
    return numbers


def _adds(numbers: dict[str, int]) -> Iterator[Adds]:
    """What anybody knows of how they hang together."""
    for whole, children, name in (("episodes", "children", "times"), ("in_care", "children_in_care", "care")):
        parts = tuple(f"{name}:{key}" for key in TIMES)
        yield Adds(children, parts)
        yield Adds(whole, parts, exact=False, times=AT_LEAST)
    for part in ("in_care", "unreported", "interviewed"):
        yield Adds("episodes", (part,), exact=False)
    yield Adds("children", ("children_in_care",), exact=False)
    yield Adds("episodes", tuple(key for key in numbers if key.startswith("found:")), exact=False)
    for key in numbers:
        if key.startswith(("push:", "pull:")):
            yield Adds("interviewed", (key,), exact=False)


def _printed(numbers: dict[str, int], *, for_group: bool) -> Shown:
    hidden = not_to_be_printed(numbers, list(_adds(numbers))) if for_group else frozenset[str]()

    def shown(key: str) -> str:
        count = numbers[key]
        if for_group and 0 < count <= SMALL:
            return "1 to 5"
        return NOT_PRINTED if key in hidden else f"{count:,}"

    return shown


def _times(heading: str, name: str, shown: Shown) -> Totals:
    return Totals(heading, "Children", [(text, shown(f"{name}:{key}")) for key, text in TIMES.items()])


def _codes(heading: str, counted: str, of: Coded, numbers: dict[str, int], shown: Shown) -> Totals:
    """In the order of the codes, so that nothing is ranked; what was never said is left out."""
    name, kind = of
    keys = [(f"{name}:{code.value}", code.label) for code in kind]
    return Totals(heading, counted, [(text, shown(key)) for key, text in keys if key in numbers])
