"""Computing figures on Spark: the same definitions in Spark's words, over what DuckDB read and found sound."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from sightline.figures.definitions.catalogue import Step
from sightline.figures.definitions.computing_sql import Counter, Query, keep_london_time
from sightline.figures.definitions.portable import in_spark
from sightline.figures.definitions.reading.extract import Extract
from sightline.figures.definitions.reading.handing_over_sql import LONDON_TIME, hand_over
from sightline.figures.definitions.results import Row

INSTEAD = "--engine duckdb computes the same figures."
CLUSTER = "SPARK_MASTER"  # a Spark of yours; it must see the folder in which the tables are handed over
SETTINGS = {
    "spark.log.level": "OFF",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.session.timeZone": "UTC",  # the times of an extract have no zone; none is put on them
    "spark.ui.showConsoleProgress": "false",
}
HERE = "127.0.0.1"
ON_THIS_MACHINE = {
    "spark.driver.bindAddress": HERE,
    "spark.driver.host": HERE,
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}


class NoSpark(Exception):
    """Spark cannot be used here; the sentence says what is missing."""


def look() -> None:
    """See whether Spark and its Java are here, without starting them; raises NoSpark."""
    if importlib.util.find_spec("pyspark") is None:
        raise NoSpark(f"Spark is not part of this installation (the extra `spark` adds it); {INSTEAD}")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise NoSpark(f"Spark needs Java 17 or later, and there is none here; {INSTEAD}")


def session() -> Any:
    """Start Spark, or find it running; raises NoSpark."""
    look()
    from pyspark.sql import SparkSession

    elsewhere = os.environ.get(CLUSTER)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("sightline figures").master(elsewhere or "local[*]")
    if not elsewhere:
        os.environ.setdefault("SPARK_LOCAL_IP", HERE)
    for name, value in (SETTINGS if elsewhere else SETTINGS | ON_THIS_MACHINE).items():
        builder = builder.config(name, value)
    with TemporaryFile() as said:
        try:
            with _said_into(said):
                return builder.getOrCreate()
        except Exception as error:  # whatever keeps Java from starting, PySpark says in classes of its own
            said.seek(0)
            lines = said.read().decode(errors="replace").splitlines()[-3:] or str(error).splitlines()[:1]
            raise NoSpark(f"Spark does not start ({' '.join(lines)}); {INSTEAD}") from error


@contextmanager
def _said_into(file: IO[bytes]) -> Iterator[None]:
    """Let what Java says on standard error from its first breath go into a file: a start has nothing for a reader."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


class SparkComputer(Counter):
    """Computes on Spark. Every table of the extract stands there under its own name."""

    def __init__(self, extract: Extract, spark: Any, tables: dict[str, Path]) -> None:
        super().__init__(extract)
        self._spark = spark
        for name, path in tables.items():
            spark.read.parquet(str(path)).createOrReplaceTempView(name)

    def _rows(self, steps: list[Step], queries: list[Query]) -> dict[str, list[Row]]:
        for step in steps:
            self._spark.sql(in_spark(step.sql)).createOrReplaceTempView(step.name)
        return {
            name: [tuple(row) for row in self._spark.sql(in_spark(sql)).collect()] for _, name, sql in queries
        }


@contextmanager
def computing(extract: Extract) -> Iterator[SparkComputer]:
    """Hand an extract to Spark for as long as figures are computed; raises NoSpark."""
    spark = session()
    keep_london_time(extract.connection)
    with TemporaryDirectory(prefix="sightline-spark-") as folder:
        yield SparkComputer(extract, spark, hand_over(extract.connection, Path(folder), LONDON_TIME))
