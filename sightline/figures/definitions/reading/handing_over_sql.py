"""Handing what was read to another engine, a Parquet file a table."""

from pathlib import Path

from sightline.figures.definitions.engine import Connection
from sightline.figures.definitions.reading.loading_sql import FAULTY
from sightline.figures.definitions.reading.values_sql import name, text
from sightline.figures.definitions.tables import tables

LONDON_TIME = "london_time"


def hand_over(connection: Connection, folder: Path, *also: str) -> dict[str, Path]:
    """Write every table of the extract, and those named besides, into a folder; return their files."""
    written = {}
    for each in (*tables(), *also):
        written[each] = folder / f"{each}.parquet"
        connection.execute(
            f"copy (select columns(lambda held: held <> {text(FAULTY)}) from {name(each)}) "
            f"to {text(str(written[each]))} (format parquet)"
        )
    return written
