"""Computing figures: the steps and definitions of the families, run over an extract for one period."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import duckdb

from sightline.figures.definitions.catalogue import FAMILIES, SHARED, Figure, Step, family
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.reading.london import changes
from sightline.figures.definitions.results import Result, not_supplied, results


class Computer:
    """Computes figures of one extract, period after period."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._connection = extract.connection
        _london_time(self._connection)

    def compute(self, wanted: Iterable[Figure], period: Period) -> list[Result]:
        """Return the results of the figures, in the order given."""
        wanted = list(wanted)
        supplied = self._extract.supplied
        families = {figure.family for figure in wanted if supplied.issuperset(figure.needs)}
        for name in (SHARED, *(each for each in FAMILIES if each in families)):
            for step in family(name).steps:
                self._take(step, period)
        found: list[Result] = []
        for figure in wanted:
            if supplied.issuperset(figure.needs):
                rows = self._connection.execute(for_period(figure.sql, period)).fetchall()
                found += results(figure, rows)
            else:
                found += not_supplied(figure)
        return found

    def _take(self, step: Step, period: Period) -> None:
        made = f'create or replace temp table "{step.name}" as {for_period(step.sql, period)}'
        self._connection.execute(made)


def for_period(sql: str, period: Period) -> str:
    """Write a period's own days and years into a definition."""
    days = {":first_day": f"DATE '{period.first_day}'", ":last_day": f"DATE '{period.last_day}'"}
    years = {":first_year": str(period.first_year), ":last_year": str(period.last_year)}
    for name, value in {**days, **years, ":academic_year": f"'{period.academic_year}'"}.items():
        sql = sql.replace(name, value)
    return sql


def london_time() -> list[tuple[str, str, int]]:
    """From which reading of London's clock until which it was how many minutes ahead of Greenwich."""
    found, since, ahead = [], datetime(1, 1, 1), timedelta(0)  # noqa: DTZ001 - a reading, not a moment
    for change in changes():
        found.append((since, change.at, change.ahead_before))
        since, ahead = change.at, change.ahead_after
    found.append((since, datetime.combine(date.max, datetime.max.time()), ahead))
    return [(start.isoformat(" "), end.isoformat(" "), ahead.seconds // 60) for start, end, ahead in found]


def _london_time(connection: duckdb.DuckDBPyConnection) -> None:
    rows = ", ".join(
        f"(TIMESTAMP '{since}', TIMESTAMP '{until}', {ahead})" for since, until, ahead in london_time()
    )
    connection.execute(
        "create or replace temp table london_time as select * from (values "
        f"{rows}) as readings (from_reading, until_reading, minutes_ahead)"
    )
