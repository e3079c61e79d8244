"""From an extract to the numbers a report may print: computed, reconciled, protected, in that order."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.figures.definitions.catalogue import COUNT, Figure, figures
from sightline.figures.definitions.computing_sql import Computer
from sightline.figures.definitions.identities import STOCK, Broken, broken, broken_between
from sightline.figures.definitions.output import Printed, read_back
from sightline.figures.definitions.periods import Period, year_of
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.results import CONFIDENTIAL, Result
from sightline.figures.report.numbers import Numbers

if TYPE_CHECKING:
    from sightline.figures.disclosure.publishing_sql import Protected

MOST_YEARS = 3
UNNAMED = "Area not named"
# Counts of several years that are the sum of the years', whatever the extract.
ADD_UP = (
    "contacts.all", "contacts.exploitation", "contacts.text_match", "contacts.unidentified", "follow_up.asked",
    "cases.opened", "cases.closed", "cases.judgement_of_opened", "justice.crimes", "nrm.all", "nrm.children",
    "taxi.complaints", "taxi.actions", "taxi.actions_total", "complaints.handling", "funding.total",
)  # fmt: skip


class DoesNotReconcile(Exception):
    """Something printed would not agree with something else printed."""

    def __init__(self, places: Sequence[Broken]) -> None:
        super().__init__(f"{len(places)} places")
        self.places = places


@dataclass(frozen=True)
class Point:
    """The contacts of one month, or of one quarter."""

    first_day: date
    count: int

    @property
    def last_day(self) -> date:
        """The last day of its month."""
        return self.first_day.replace(day=monthrange(self.first_day.year, self.first_day.month)[1])


@dataclass(frozen=True)
class Series:
    """Contacts over time. Empty, with the reason, where a count would be too small to print."""

    step: str
    points: tuple[Point, ...] = ()
    why_not: str = ""


@dataclass(frozen=True)
class Gathered:
    """What a report is made of."""

    numbers: Numbers
    series: Series
    area: str
    taken_at: str
    public: bool
    looked_at: tuple[str, ...] = ()
    generated: frozenset[str] = frozenset()
    release: "Protected | None" = None


def gather(
    extract: Extract,
    period: Period,
    *,
    public: bool,
    register: Path | None = None,
    generated: frozenset[str] = frozenset(),
) -> Gathered:
    """Compute every figure of a report, `period` ending with its own year; raises DoesNotReconcile and NoRegister."""
    computer = Computer(extract)
    years = years_of_report(extract, period)
    span = Period(years[0].first_year, years[-1].last_year)
    wanted = [each for each in figures().values() if not (public and each.internal)]
    found = {each: computer.compute(wanted, each) for each in dict.fromkeys((*years, span))}
    wrong = list(unreconciled(found, wanted, years, span))
    if wrong:
        raise DoesNotReconcile(wrong)
    series, release = series_of(extract, years), None
    if public:
        release = _protected(computer, extract, period, register)
        found = {each: release.shown(results, each) for each, results in found.items()}
    numbers = Numbers(years, span, found, [each.id for each in wanted])
    series = safe(series, numbers) if public else series
    manifest = extract.manifest
    area = manifest.area if manifest else UNNAMED
    taken_at = str(manifest.taken_at.date()) if manifest else ""
    return Gathered(numbers, series, area, taken_at, public, tuple(_to_look_at(numbers)), generated, release)


def gathered(
    extract: Extract,
    years: tuple[Period, ...],
    printed: Sequence[Printed],
    *,
    public: bool,
    generated: frozenset[str] = frozenset(),
) -> Gathered:
    """What a report of these years is made of where its numbers were computed, and protected, before."""
    span = Period(years[0].first_year, years[-1].last_year)
    found = {each: read_back(printed, str(each)) for each in dict.fromkeys((*years, span))}
    wanted = [each.id for each in figures().values() if not (public and each.internal)]
    numbers = Numbers(years, span, found, wanted)
    series = series_of(extract, years_of_report(extract, span))
    manifest = extract.manifest
    return Gathered(
        numbers,
        safe(series, numbers) if public else series,
        manifest.area if manifest else UNNAMED,
        str(manifest.taken_at.date()) if manifest else "",
        public,
        tuple(_to_look_at(numbers)),
        generated,
    )


def _protected(computer: Computer, extract: Extract, period: Period, register: Path | None) -> "Protected":
    from sightline.figures.disclosure import releasing  # with its solver, slow to import

    try:
        return releasing.protected(computer, extract, period, register)
    except releasing.NotReconciled as error:
        raise DoesNotReconcile(error.broken) from error


def years_of_report(extract: Extract, period: Period) -> tuple[Period, ...]:
    """The years asked for; for a single year also those before it that the extract covers, three in all at most."""
    first = period.first_year
    if first == period.last_year:
        covered = extract.manifest
        begins = year_of(covered.first) if covered else first - MOST_YEARS + 1
        if covered and Period(begins, begins).first_day < covered.first:
            begins += 1
        first = min(first, max(first - MOST_YEARS + 1, begins))
    return tuple(Period(year, year) for year in range(first, period.last_year + 1))


def unreconciled(
    found: dict[Period, list[Result]], wanted: Sequence[Figure], years: Sequence[Period], span: Period
) -> Iterator[Broken]:
    """Every identity that does not hold: within a period, from year to year, and of the years with their whole."""
    names = {figure.id for figure in wanted}
    for period, results in found.items():
        yield from broken(results, names, period)
    stock = [(year, [each for each in found[year] if each.figure.id in STOCK]) for year in years]
    yield from broken_between(stock)
    for name in ADD_UP:
        together = _counts(found[span], name)
        apart = [_counts(found[year], name) for year in years]
        for part, total in together.items():
            added = sum(each.get(part, 0) for each in apart)
            if added != total:
                yield Broken(span, f"{name} {part}".strip() + f" is {total}, and its years add to {added}")


def _counts(results: Sequence[Result], name: str) -> dict[str, int]:
    return {
        each.part: int(each.value)
        for each in results
        if each.figure.id == name and each.figure.kind == COUNT and each.value is not None
    }


def series_of(extract: Extract, years: Sequence[Period]) -> Series:
    """Contacts with indicators month by month; months nobody called in count nothing.

    A year may go on beyond what the extract covers: months that it does not cover whole are left out.
    """
    if "contact" not in extract.supplied:
        return Series("month", (), "The contacts were not supplied.")
    rows = extract.connection.execute(
        "select year(received_on), month(received_on), count(*) from contact"
        " where exploitation = 'ticked' and received_on between ? and ? group by all",
        [years[0].first_day, years[-1].last_day],
    ).fetchall()
    found = {(year, month): count for year, month, count in rows}
    months = [(year.first_year + (month < 4), month) for year in years for month in (*range(4, 13), 1, 2, 3)]
    last = extract.manifest.last if extract.manifest else date.max
    points = (Point(date(*each, 1), found.get(each, 0)) for each in months)
    return Series("month", tuple(each for each in points if each.last_day <= last))


def safe(series: Series, numbers: Numbers) -> Series:
    """By month where no month counts one to five; else by quarter where no quarter does; else not at all.

    All of a series is printed or none of it, and none where a year's own count is withheld, so that nothing withheld
    can be worked out from its neighbours.
    """
    if any(numbers.number("contacts.exploitation", "", year).symbol for year in numbers.years):
        return Series(series.step, (), "The contacts of one of the years are not shown.")
    quarters = tuple(
        Point(three[0].first_day, sum(each.count for each in three))
        for three in zip(*[iter(series.points)] * 3, strict=True)
    )
    for step, points in ((series.step, series.points), ("quarter", quarters)):
        if points and not any(0 < each.count <= 5 for each in points):
            return Series(step, points)
    return Series(series.step, (), "In some quarter there were too few to be shown.")


def _to_look_at(numbers: Numbers) -> Iterator[str]:
    """What a person should look at before it is published: none or all of a base under ten."""
    for period in numbers.periods:
        for each in numbers.all(period):
            if (
                each.symbol != CONFIDENTIAL
                and each.denominator
                and each.denominator < 10
                and each.value in (0, 100)
            ):
                part = f" {each.part}" if each.part else ""
                yield f"{each.figure.id}{part}, {period}: {each.value}% of {each.denominator}"
