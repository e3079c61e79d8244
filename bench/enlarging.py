"""A borough's extract made many boroughs': every row copied so many times, under keys of its own in each copy.

    python -m bench.enlarging EXTRACT OUT --times 20 [--csv]

The rows keep the rules of the format, because each copy refers to its own rows only, and every count is so many times
what it was. One DuckDB statement a table: ten million contacts take about a minute.
"""

import argparse
import hashlib
import json
from pathlib import Path

import duckdb

from sightline.figures.definitions.reading.manifest import NAME
from sightline.figures.definitions.tables import Column, Table, tables

TYPES = {
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "boolean": "BOOLEAN",
    "integer": "BIGINT",
    "number": "DOUBLE",
}
# Told apart by more than identifiers: one column of the key is enough to set a copy apart.
APART = {"funding": "organisation", "caseload": "worker_id", "school_setting": "setting_id"}
BLOCK = 1 << 20


def enlarge(extract: Path, out: Path, times: int, *, csv: bool = False) -> None:
    """Write `times` copies of an extract in CSV to a new folder, as Parquet or as CSV, with its manifest."""
    out.mkdir(parents=True)
    given = json.loads((extract / NAME).read_text(encoding="utf-8"))
    with duckdb.connect(config={"preserve_insertion_order": False, "memory_limit": "2GB"}) as connection:
        for name in given["tables"]:
            made = out / f"{name}.{'csv' if csv else 'parquet'}"
            connection.execute(_copy(tables()[name], extract / f"{name}.csv", made, times))
            given["tables"][name]["rows"] *= times
            given["tables"][name]["sha256"] = _hash(made)
    (out / NAME).write_text(json.dumps(given, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _copy(table: Table, given: Path, made: Path, times: int) -> str:
    columns = ", ".join(_column(table, column) for column in table.columns)
    form = "FORMAT csv, HEADER" if made.suffix == ".csv" else "FORMAT parquet"
    order = "" if table.key else "ORDER BY n, place"  # rows without a key are told apart by their place
    # The paths are the caller's own and the names are those of the format.
    return (
        f"COPY (SELECT {columns} FROM (SELECT *, row_number() OVER () AS place "
        f"FROM read_csv('{given}', all_varchar = true, nullstr = '')) "
        f"CROSS JOIN range(1, {times + 1}) AS copies (n) {order}) TO '{made}' ({form})"
    )


def _column(table: Table, column: Column) -> str:
    name = f'"{column.name}"'
    if column.refers_to or APART.get(table.name) == column.name or _is_own(table, column):
        return f"n || '.' || {name} AS {name}"
    return f"CAST({name} AS {TYPES.get(column.type, 'VARCHAR')}) AS {name}"


def _is_own(table: Table, column: Column) -> bool:
    """Whether it is the identifier of the row, or of the setting it belongs to."""
    return (
        column.key and table.name not in APART and column.name.endswith("_id")
    ) or column.name == "setting_id"


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.enlarging", description=__doc__)
    parser.add_argument("extract", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--csv", action="store_true", help="as CSV; Parquet otherwise")
    given = parser.parse_args()
    enlarge(given.extract, given.out, given.times, csv=given.csv)


if __name__ == "__main__":
    main()
