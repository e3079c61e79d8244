"""Totals as tables; for the review group small numbers are not printed (MS-08, MS-09)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices

from sightline.missing.codes import PlaceKind, Pull, Push
from sightline.missing.queries.patterns import Patterns

SMALL = 5
Shown = Callable[[int], str]
TIMES = {"one": "Missing once", "two": "Missing twice", "three": "Missing three times or more"}


@dataclass(frozen=True)
class Totals:
    """One table: what is counted, and each number as it is printed."""

    heading: str
    counted: str
    rows: list[tuple[str, str]]


def tables(found: Patterns, *, for_group: bool) -> list[Totals]:
    """Every table of the page, in codes and totals only."""
    shown = _printed(for_group)
    sizes = {
        "Episodes": found.episodes,
        "Children": found.children,
        "Episodes of children in care": found.in_care,
        "Children in care": found.children_in_care,
        "Episodes nobody reported to the police": found.unreported,
        "Episodes with an interview": found.interviewed,
    }
    return [
        Totals("Episodes and children", "Number", [(name, shown(each)) for name, each in sizes.items()]),
        _times("Children by how often they were missing", found.by_times, shown),
        _times("Children in care by how often they were missing", found.by_times_in_care, shown),
        _codes("Where children had been", "Episodes", PlaceKind, found.found_in, shown),
        _codes("What children wanted to get away from", "Interviews", Push, found.push, shown),
        _codes("What drew children elsewhere", "Interviews", Pull, found.pull, shown),
    ]


def _printed(for_group: bool) -> Shown:
    def shown(count: int) -> str:
        return "1 to 5" if for_group and 0 < count <= SMALL else f"{count:,}"

    return shown


def _times(heading: str, counts: Counter[str], shown: Shown) -> Totals:
    return Totals(heading, "Children", [(text, shown(counts[key])) for key, text in TIMES.items()])


def _codes(heading: str, counted: str, kind: type[TextChoices], counts: Counter[str], shown: Shown) -> Totals:
    """In the order of the codes, so that nothing is ranked; what was never said is left out."""
    rows = [(code.label, shown(counts[code.value])) for code in kind if counts[code.value]]
    return Totals(heading, counted, rows)
