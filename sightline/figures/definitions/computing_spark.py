"""Computing figures on Spark: the same definitions in Spark's words, over what DuckDB read and found sound."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sightline.core import spark
from sightline.core.spark import NoSpark
from sightline.figures.definitions.catalogue import Step
from sightline.figures.definitions.computing_sql import Counter, Query, keep_london_time
from sightline.figures.definitions.portable import in_spark
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.reading.handing_over_sql import LONDON_TIME, hand_over
from sightline.figures.definitions.results import Row

__all__ = ["NoSpark", "SparkComputer", "computing", "look", "session"]
INSTEAD = "--engine duckdb computes the same figures."


def look() -> None:
    """See whether Spark and its Java are here, without starting them; raises NoSpark."""
    spark.look(INSTEAD)


def session() -> Any:
    """Start Spark, or find it running; raises NoSpark."""
    return spark.session("sightline figures", INSTEAD)


class SparkComputer(Counter):
    """Computes on Spark. Every table of the extract stands there under its own name."""

    def __init__(self, extract: Extract, running: Any, tables: dict[str, Path]) -> None:
        super().__init__(extract)
        self._spark = running
        for name, path in tables.items():
            running.read.parquet(str(path)).createOrReplaceTempView(name)

    def _rows(self, steps: list[Step], queries: list[Query]) -> dict[str, list[Row]]:
        for step in steps:
            self._spark.sql(in_spark(step.sql)).createOrReplaceTempView(step.name)
        return {
            name: [tuple(row) for row in self._spark.sql(in_spark(sql)).collect()] for _, name, sql in queries
        }


@contextmanager
def computing(extract: Extract) -> Iterator[SparkComputer]:
    """Hand an extract to Spark for as long as figures are computed; raises NoSpark."""
    running = session()
    keep_london_time(extract.connection)
    with TemporaryDirectory(prefix="sightline-spark-") as folder:
        yield SparkComputer(extract, running, hand_over(extract.connection, Path(folder), LONDON_TIME))
