"""Computing figures: the steps and definitions of the families, run over an extract for one period."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta

from sightline.figures.definitions.catalogue import SHARED, Figure, Step, steps_before
from sightline.figures.definitions.engine import Connection
from sightline.figures.definitions.periods import Period
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.reading.london import changes
from sightline.figures.definitions.results import Result, Row, not_supplied, results

AT_ONCE = 2  # a query of a borough takes longer to plan than to run, and one thread plans it
Query = tuple[str, str, str]  # family, figure, SQL


class Counter(ABC):
    """Computes figures of one extract, period after period, on one engine or another."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract

    def compute(self, wanted: Iterable[Figure], period: Period) -> list[Result]:
        """Return the results of the figures, in the order given."""
        wanted = list(wanted)
        able = [figure for figure in wanted if self._extract.supplied.issuperset(figure.needs)]
        queries = {figure.id: for_period(figure.sql, period) for figure in able}
        steps = [replace(step, sql=for_period(step.sql, period)) for step in steps_before(able)]
        rows = self._rows(steps, [(figure.family, figure.id, queries[figure.id]) for figure in able])
        found: list[Result] = []
        for figure in wanted:
            found += results(figure, rows[figure.id]) if figure.id in rows else not_supplied(figure)
        return found

    @abstractmethod
    def _rows(self, steps: list[Step], queries: list[Query]) -> dict[str, list[Row]]:
        """Return what each figure's SQL comes to, after the steps, which take the place of an earlier period's."""


class Computer(Counter):
    """Computes where the extract was read, several families at once."""

    def __init__(self, extract: Extract) -> None:
        super().__init__(extract)
        keep_london_time(extract.connection)

    def _rows(self, steps: list[Step], queries: list[Query]) -> dict[str, list[Row]]:
        _take(self._extract.connection, steps, SHARED)
        families = dict.fromkeys(family for family, _, _ in queries)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = pool.map(lambda family: self._family(family, steps, queries), families)
            return {name: rows for each in found for name, rows in each.items()}

    def _family(self, family: str, steps: list[Step], queries: list[Query]) -> dict[str, list[Row]]:
        with self._extract.connection.cursor() as connection:
            _take(connection, steps, family)
            return {name: connection.execute(sql).fetchall() for of, name, sql in queries if of == family}


def _take(connection: Connection, steps: list[Step], family: str) -> None:
    for step in steps:
        if step.family == family:
            connection.execute(f'create or replace table "{step.name}" as {step.sql}')


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


def keep_london_time(connection: Connection) -> None:
    """Put London's clock beside the tables, for what counts elapsed hours."""
    rows = ";".join("|".join(map(str, reading)) for reading in london_time())  # quicker to read than values
    connection.execute(
        "create or replace table london_time as select cast(part[1] as timestamp) as from_reading, "
        "cast(part[2] as timestamp) as until_reading, cast(part[3] as integer) as minutes_ahead "
        f"from (select string_split(unnest(string_split('{rows}', ';')), '|') as part)"
    )
