"""The periods of a counted extract: its years, the last as far as it goes, and runs of three."""

from collections.abc import Iterable
from datetime import date

from sightline.figures.definitions.periods import Period, year_of

RUN = 3  # years: the report sets each year beside the three of which it is the last


def periods_of(since: date, until: date) -> list[Period]:
    """Return the years of a span, the last as far as it goes, and each run of three whole years."""
    first = (
        year_of(since) if since == Period(year_of(since), year_of(since)).first_day else year_of(since) + 1
    )
    years = range(first, year_of(until) + 1)
    runs = [Period(year - RUN + 1, year) for year in years if year - RUN + 1 >= first]
    return [*(Period(year, year) for year in years), *(run for run in runs if run.last_day <= until)]


def is_whole(period: Period, until: date) -> bool:
    """Whether a period lies wholly in what was taken; one that does not is not for the public."""
    return period.last_day <= until


def single_years(names: Iterable[str]) -> list[str]:
    """Of the names of periods, those of single years, the newest first."""
    return [name for name in reversed(list(names)) if "-" not in name]
