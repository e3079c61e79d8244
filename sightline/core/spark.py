"""Starting Spark, or finding it running, for whatever is computed there. Knows no Django."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any

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


def look(instead: str) -> None:
    """See whether Spark and its Java are here, without starting them; raises NoSpark, with what to do `instead`."""
    if importlib.util.find_spec("pyspark") is None:
        raise NoSpark(f"Spark is not part of this installation (the extra `spark` adds it); {instead}")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise NoSpark(f"Spark needs Java 17 or later, and there is none here; {instead}")


def session(name: str, instead: str) -> Any:
    """Start Spark, or find it running; raises NoSpark."""
    look(instead)
    from pyspark.sql import SparkSession

    elsewhere = os.environ.get(CLUSTER)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName(name).master(elsewhere or "local[*]")
    if not elsewhere:
        os.environ.setdefault("SPARK_LOCAL_IP", HERE)
    for setting, value in (SETTINGS if elsewhere else SETTINGS | ON_THIS_MACHINE).items():
        builder = builder.config(setting, value)
    with TemporaryFile() as said:
        try:
            with _said_into(said):
                return builder.getOrCreate()
        except Exception as error:  # whatever keeps Java from starting, PySpark says in classes of its own
            said.seek(0)
            lines = said.read().decode(errors="replace").splitlines()[-3:] or str(error).splitlines()[:1]
            raise NoSpark(f"Spark does not start ({' '.join(lines)}); {instead}") from error


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
