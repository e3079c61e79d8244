"""The same comparing on Spark: what DuckDB laid out goes over as Parquet, and what was scored comes back so."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from sightline.core.spark import NoSpark, look, session
from sightline.people.linkage.engines import INSTEAD, NoEngine
from sightline.people.linkage.levels import RARITIES
from sightline.people.linkage.model import Model
from sightline.people.linkage.scoring_sql import NOTHING_SCORED, blocks, predicted, wanted


def ready() -> None:
    """See whether Spark and its Java are here, before anything is read. Raises NoEngine."""
    try:
        look(INSTEAD)
    except NoSpark as error:
        raise NoEngine(str(error)) from error


def started() -> Any:
    """Spark, started or found running. Raises NoEngine."""
    try:
        return session("sightline link", INSTEAD)
    except NoSpark as error:
        raise NoEngine(str(error)) from error


def on_spark(base: duckdb.DuckDBPyConnection, model: Model, records: int) -> None:
    """Make the table `scored`, as `on_duckdb` does."""
    from splink.backends.spark import SparkAPI

    shared = blocks(base)
    if not shared:
        base.execute(NOTHING_SCORED)
        return
    spark = started()
    with TemporaryDirectory(prefix="sightline-link-spark-") as made:
        folder = Path(made)
        tables = ["records", *(f"common_{column}" for column in RARITIES)]
        for name in tables:
            base.execute(f"COPY {name} TO '{folder / name}.parquet' (FORMAT parquet)")
            spark.read.parquet(str(folder / f"{name}.parquet")).createOrReplaceTempView(name)
        spark_api: Any = SparkAPI
        api = spark_api(
            spark_session=spark, break_lineage_method="persist", register_udfs_automatically=False
        )
        scored = predicted(api, model, records, "spark", shared).as_spark_dataframe()
        scored.selectExpr(*wanted()).write.mode("overwrite").parquet(str(folder / "scored"))
        base.execute(f"CREATE TABLE scored AS SELECT * FROM read_parquet('{folder / 'scored'}/*.parquet')")
        for name in tables:
            spark.catalog.dropTempView(name)
