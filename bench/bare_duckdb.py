"""What bare DuckDB needs for an extract in Parquet: to read every column once, and to test every key and reference.

    python -m bench.bare_duckdb EXTRACT

It checks no value, names no fault and computes nothing: the least that any reader of a sound extract must do.
"""

import argparse
from pathlib import Path

import duckdb

from sightline.figures.definitions.tables import Table, tables

MEMORY = "1GB"  # as the command has


def bare(extract: Path) -> None:
    """Read it all and test keys and references; raises ValueError where one does not hold."""
    there = {name: table for name, table in tables().items() if (extract / f"{name}.parquet").exists()}
    with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
        for name in there:
            connection.execute(f"CREATE VIEW \"{name}\" AS FROM '{extract / name}.parquet'")
        for table in there.values():
            for statement in (_read(table), *_keys(table), *_references(table, there)):
                row = connection.execute(statement).fetchone()
                if row is None or row[0] is False:
                    raise ValueError(statement)


def _read(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'SELECT bit_xor(hash({columns})) FROM "{table.name}"'


def _keys(table: Table) -> list[str]:
    key = ", ".join(f'"{column.name}"' for column in table.key)
    return [
        f'SELECT count(*) = 0 FROM (SELECT 1 FROM "{table.name}" GROUP BY {key} HAVING count(*) > 1)'
    ] * bool(key)


def _references(table: Table, there: dict[str, Table]) -> list[str]:
    found = []
    for column in table.references:
        if column.refers_to in there:
            key = there[column.refers_to].key[0].name
            others = f'"{column.refers_to}" AS there ON here."{column.name}" = there."{key}"'
            rows = f'SELECT 1 FROM "{table.name}" AS here ANTI JOIN {others} WHERE here."{column.name}" IS NOT NULL'
            found.append(f"SELECT count(*) = 0 FROM ({rows})")
    return found


def main() -> None:
    """Read the argument and do it."""
    parser = argparse.ArgumentParser(prog="python -m bench.bare_duckdb", description=__doc__)
    parser.add_argument("extract", type=Path)
    bare(parser.parse_args().extract)


if __name__ == "__main__":
    main()
