"""What compares the records: DuckDB in this process, or Spark."""

from collections.abc import Callable, Mapping

import duckdb

from sightline.people.linkage.model import Model

INSTEAD = "--engine duckdb comes to the same links."
Scorer = Callable[[duckdb.DuckDBPyConnection, Model, int], None]


class NoEngine(Exception):
    """The engine that was asked for is not here; the sentence says what is missing."""


def _duckdb() -> Scorer:
    from sightline.people.linkage.scoring_sql import on_duckdb

    return on_duckdb


def _spark() -> Scorer:
    from sightline.people.linkage.on_spark_sql import on_spark, ready

    ready()
    return on_spark


ENGINES: Mapping[str, Callable[[], Scorer]] = {"duckdb": _duckdb, "spark": _spark}
