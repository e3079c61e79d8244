"""Comparing the records with Splink, on DuckDB in this process or on Spark."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker

from sightline.people.linkage.kept_sql import BLOCKS
from sightline.people.linkage.levels import RARITIES, TOPICS
from sightline.people.linkage.model import Model, settings

WEIGHT = "match_weight"
ADDRESS = ("home", "town", "postcode")
WORTH_A_LOOK = 0.05  # what strangers explain better than this is let go at once


def blocks(base: duckdb.DuckDBPyConnection) -> list[str]:
    """The blocks that any two records share, in their order."""
    counts = ", ".join(f"count(block_{name})" for name, _ in BLOCKS)
    (row,) = base.execute(f"SELECT {counts} FROM records").fetchall()
    return [name for (name, _), count in zip(BLOCKS, row, strict=True) if count]


def gammas() -> list[str]:
    return [f"gamma_{topic.name}" for topic in TOPICS]


def wanted() -> list[str]:
    """The columns of `scored`; `home_bits` is what the address says of strangers."""
    parts = [part for topic in ADDRESS for part in (f"mw_{topic}", f"mw_tf_adj_{topic}")]
    return ["id_l", "id_r", "source_l", "source_r", WEIGHT, *gammas(), f"{' + '.join(parts)} AS home_bits"]


def on_duckdb(base: duckdb.DuckDBPyConnection, model: Model, records: int) -> None:
    """Make the table `scored`: two ids, what Splink weighs the pair in bits, and the level of each topic."""
    shared = blocks(base)
    if not shared:
        base.execute(NOTHING_SCORED)
        return
    scored = predicted(DuckDBAPI(base), model, records, "duckdb", shared)
    base.execute(f"CREATE TABLE scored AS SELECT {', '.join(wanted())} FROM {scored.physical_name}")
    base.execute(f"DROP TABLE {scored.physical_name}")


NOTHING_SCORED = "CREATE TABLE scored AS SELECT {} LIMIT 0".format(
    ", ".join(
        [f"0::BIGINT AS {name}" for name in ("id_l", "id_r")]
        + [f"0::INTEGER AS {name}" for name in ("source_l", "source_r", *gammas())]
        + [f"0::DOUBLE AS {name}" for name in (WEIGHT, "home_bits")]
    )
)


def predicted(api: Any, model: Model, records: int, engine: str, shared: list[str]) -> Any:
    with _quiet():
        linker = Linker(
            api.register("records"),
            settings(model, records, engine, shared),
            log_level=logging.ERROR,
        )
        for column in RARITIES:
            common = api.register(f"common_{column}")
            linker.table_management.register_term_frequency_lookup(common, column)
        return linker.inference.predict(threshold_match_probability=WORTH_A_LOOK, warning_mode="never")


@contextmanager
def _quiet() -> Iterator[None]:
    logger = logging.getLogger("splink")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
