"""The dashboard: a period beside another and beside three years, contacts narrowed as somebody likes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.figures.contacts_by_month import PARTS
from sightline.figures.definitions.catalogue import Figure
from sightline.figures.definitions.periods import Period, read_period, year_of
from sightline.figures.definitions.tables import tables
from sightline.figures.models import Count
from sightline.figures.pages.numbers import Block, Line, blocks, found_in, mean_of_three, part_title
from sightline.figures.pages.records import records
from sightline.figures.spans import RUN, is_whole, single_years

NARROWED = ("source", "threshold", "outcome")
TITLES = {
    "source": "By organisation", "threshold": "By level of need", "outcome": "By outcome of screening",
    "found": "By what an assessment found",
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What somebody chose to see."""

    period: str
    compare: str = ""
    family: str = "contacts"
    source: str = ""
    threshold: str = ""
    outcome: str = ""

    def narrowed(self) -> dict[str, str]:
        return {name: value for name in NARROWED if (value := getattr(self, name))}


@dataclass(frozen=True)
class Narrowed:
    """Contacts with indicators that answer the choice: how many, and each breakdown of them."""

    total: Line
    tables: tuple[tuple[str, tuple[Line, ...]], ...]


def runs(count: Count) -> list[str]:
    """Name the runs of three years of a count, the newest first."""
    return [name for name in reversed(list(count.numbers)) if "-" in name]


def period_title(count: Count, name: str) -> str:
    """Name a period; of one that goes on beyond what was taken, say until when it goes."""
    if is_whole(read_period(name), count.until):
        return name
    return f"{name} to {count.until.day} {count.until:%B %Y}"


def three_years(count: Count, name: str) -> tuple[list[Mapping[str, Any]], Mapping[str, Any]]:
    """The three years of which a period's last is the last, each, and together; empty where they are not whole."""
    last = read_period(name).last_year
    run = str(Period(last - RUN + 1, last))
    if run not in count.numbers:
        return [], {}
    years = [str(Period(year, year)) for year in range(last - RUN + 1, last + 1)]
    return [found_in(count.numbers[year]) for year in years], found_in(count.numbers[run])


def figures_of(count: Count, chosen: Choice) -> list[Block]:
    """The figures of one family, in the period, in the other and over three years."""
    columns = [found_in(count.numbers[name]) for name in _columns(chosen)]
    years, run = three_years(count, chosen.period)
    return list(
        blocks(
            chosen.family, columns, method_of, lambda figure, part: mean_of_three(figure, part, years, run)
        )
    )


def method_of(figure: Figure) -> str:
    """Where it is said how a figure is counted."""
    return f"{reverse('figures:method_of', args=[figure.family])}#{figure.id}"


def narrowed(count: Count, chosen: Choice, viewer: Viewer) -> Narrowed:
    """Contacts with indicators that answer the choice, with each breakdown in the period, the other and over three."""
    answering = [row for row in count.contacts if _answers(row, chosen)]
    made = []
    for name, title in TITLES.items():
        place = PARTS.index(name)
        column = {"found": "assessment_outcome"}.get(name, name)
        values = [*tables()["contact"].column(column).values, ""]
        lines = [
            Line(
                part_title(value) if value else "Not recorded",
                _cells(count, chosen, [row for row in answering if row[place] == value]),
                _links(count, chosen, viewer, {name: value}) if value else (),
            )
            for value in values
        ]
        made.append((title, tuple(lines)))
    cells, links = _cells(count, chosen, answering), _links(count, chosen, viewer, {})
    return Narrowed(Line("Contacts with indicators", cells, links), tuple(made))


def _links(count: Count, chosen: Choice, viewer: Viewer, also: Mapping[str, str]) -> tuple[str, ...]:
    """Where the records behind each column's number are; an average has none."""
    what = {**chosen.narrowed(), **also}
    return tuple(records(viewer, count, read_period(name), what) for name in _columns(chosen))


def _columns(chosen: Choice) -> list[str]:
    return [chosen.period, *([chosen.compare] if chosen.compare else [])]


def _answers(row: Sequence[Any], chosen: Choice) -> bool:
    return all(row[PARTS.index(name)] == value for name, value in chosen.narrowed().items())


def _cells(count: Count, chosen: Choice, rows: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    cells = [f"{how_many(rows, read_period(name)):,}" for name in _columns(chosen)]
    years, _ = three_years(count, chosen.period)
    last = read_period(chosen.period).last_year
    run = Period(last - RUN + 1, last)
    return (*cells, f"{how_many(rows, run) / RUN:,.1f}" if years else "–")


def how_many(rows: Sequence[Sequence[Any]], period: Period) -> int:
    """Add up the contacts of the months of a period."""
    first, last = f"{period.first_day:%Y-%m}", f"{period.last_day:%Y-%m}"
    return sum(int(row[-1]) for row in rows if first <= str(row[0]) <= last)


def months(count: Count, chosen: Choice) -> list[Line]:
    """Contacts that answer the choice, month by month of the period."""
    span = read_period(chosen.period)
    found: dict[str, int] = {}
    for row in count.contacts:
        if _answers(row, chosen):
            found[row[0]] = found.get(row[0], 0) + int(row[-1])
    listed = []
    for year in range(span.first_year, span.last_year + 1):
        listed += [f"{year + (month < 4)}-{month:02d}" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]
    until = f"{count.until:%Y-%m}"
    return [Line(month, (f"{found.get(month, 0):,}",)) for month in listed if month <= until]


def last_year(name: str) -> str:
    """Name the last year of a period."""
    last = read_period(name).last_year
    return str(Period(last, last))


def year_before(count: Count, name: str) -> str:
    """The year before a period's last, where it was counted."""
    last = read_period(name).last_year
    before = str(Period(last - 1, last - 1))
    return before if before in count.numbers else ""


def default_period(count: Count) -> str:
    """The newest whole year, or the newest there is."""
    years = single_years(count.numbers)
    whole = [name for name in years if is_whole(read_period(name), count.until)]
    return (whole or years or [str(Period(year_of(count.until), year_of(count.until)))])[0]
