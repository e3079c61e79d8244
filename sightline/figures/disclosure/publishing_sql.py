"""The figures as the public may see them: computed for every year and run of years, and protected together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sightline.figures.definitions.catalogue import Figure, figures
from sightline.figures.definitions.computing_sql import Counter
from sightline.figures.definitions.periods import Period, year_of
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.results import Result
from sightline.figures.disclosure.items import ItemKey, items
from sightline.figures.disclosure.protecting import withheld
from sightline.figures.disclosure.quantities import quantities
from sightline.figures.disclosure.register import Register, told_before

MOST_YEARS = 12
# The days by which the figures place what they count; a case left open goes on into the year after the last of them.
DAYS = {
    "contact": ("received_on",),
    "case": ("opened_on", "closed_on"),
    "statutory_status": ("started_on", "ended_on"),
    "risk_level": ("judged_on",),
    "missing_episode": ("went_missing_at",),
    "crime": ("recorded_on",),
    "nrm_referral": ("referred_on",),
    "taxi_complaint": ("received_on",),
    "handling_complaint": ("received_on",),
    "follow_up": ("asked_on",),
}


@dataclass(frozen=True)
class Protected:
    """The numbers of an extract that are withheld, in each of the periods protected together."""

    years: range
    results: dict[Period, list[Result]]
    hidden: frozenset[ItemKey]
    gone: frozenset[ItemKey] = frozenset()

    def shown(self, results: Sequence[Result], period: Period) -> list[Result]:
        """Return results of a period with what is withheld taken out."""
        alike = self.alike(period)
        if alike is None:
            return list(results)
        return [
            each.hidden() if (each.figure.id, each.part, alike) in self.hidden else each for each in results
        ]

    def alike(self, period: Period) -> Period | None:
        """Return the protected period in which the same was counted: beyond the years of an extract nothing changes."""
        first = min(max(period.first_year, self.years[0]), self.years[-1])
        last = min(period.last_year, self.years[-1])
        return Period(first, last) if last >= first else None


def public_figures() -> list[Figure]:
    """Return the figures the public may see."""
    return [figure for figure in figures().values() if not figure.internal]


def protect(
    computer: Counter, extract: Extract, asked: Period, register: Register | None = None
) -> Protected:
    """Compute every year and run of years of an extract, and choose what is withheld in them.

    `register` holds the earlier releases; what they print is known already.
    """
    years = years_of(extract, asked)
    periods = [Period(first, last) for first in years for last in range(first, years[-1] + 1)]
    results = {period: computer.compute(public_figures(), period) for period in periods}
    made = quantities(results)
    told = told_before(register, results) if register else set()
    listed = [replace(item, told=item.key in told) for item in items(made, results)]
    chosen = withheld(made, listed)
    return Protected(years, results, chosen.hidden, chosen.gone)


def years_of(extract: Extract, asked: Period) -> range:
    """Return the financial years of an extract: those its manifest covers, else those its rows lie in and one more."""
    if extract.manifest:
        first, last = year_of(extract.manifest.first), year_of(extract.manifest.last)
        whole_first = first if Period(first, first).first_day == extract.manifest.first else first + 1
        whole_last = last if Period(last, last).last_day == extract.manifest.last else last - 1
        return range(whole_first, whole_last + 1)
    found = list(_years_with_rows(extract))
    first, last = (min(found), max(found) + 1) if found else (asked.first_year, asked.last_year)
    if last - first < MOST_YEARS:
        return range(first, last + 1)
    end = min(max(last if asked.last_year > last else asked.last_year, first + MOST_YEARS - 1), last)
    return range(min(end - MOST_YEARS + 1, max(asked.first_year, first)), end + 1)


def _years_with_rows(extract: Extract) -> Iterator[int]:
    asked = [
        f'select {edge}("{day}") from "{table}"'
        for table, days in DAYS.items()
        for day in days
        for edge in ("min", "max")
    ]
    for (day,) in extract.connection.execute(" union all ".join(f"({each})" for each in asked)).fetchall():
        if day is not None:
            yield year_of(day.date() if hasattr(day, "date") else day)
    schools = "select min(academic_year), max(academic_year) from (select academic_year from school_pupil)"
    for year in extract.connection.execute(schools).fetchall()[0]:
        if year is not None:
            yield int(year[:4])
