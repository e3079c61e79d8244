"""Putting one file into the database, every value read and judged on the way."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sightline.figures.definitions.engine import Connection, Error
from sightline.figures.definitions.reading.csv_files_sql import (
    accounted,
    header,
    inside,
    quick_source,
    read_carefully,
)
from sightline.figures.definitions.reading.csv_scan import Scan
from sightline.figures.definitions.reading.faults import Fault
from sightline.figures.definitions.reading.rules_sql import rules
from sightline.figures.definitions.reading.values_sql import Values, name, text
from sightline.figures.definitions.tables import IN_ORDER_OF_THE_FILE, Table

FAULTY = "_faulty"


@dataclass
class Loaded:
    """One table as it was loaded: how its file is read again, and what is already known to be wrong with it."""

    table: Table
    values: Values
    source: str
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0
    faulty_rows: int = 0
    columns: list[str] = field(default_factory=list)
    quick: bool = True
    counted: bool = False


def empty(connection: Connection, table: Table) -> Loaded:
    """Make a table that was not supplied, without rows, so that every definition can be read."""
    loaded = Loaded(table, Values(table, {}), "(select 1 where false)")
    _store(connection, loaded)
    return loaded


def load_parquet(connection: Connection, table: Table, path: Path) -> Loaded:
    """Judge a Parquet file, and leave it to be read where it lies; its types are taken as they are, never cast."""
    source = f"read_parquet({text(str(path))})"
    try:
        described = connection.execute(f"describe select * from {source}").fetchall()
        held = {str(each[0]): str(each[1]) for each in described}
        loaded = Loaded(table, Values(table, held), source, _columns_at_fault(table, list(held)))
        for column in table.columns:
            if column.name in held and not loaded.values.there(column):
                sentence = f"the column is held as {held[column.name]}, which is not {column.type}"
                loaded.faults.append(Fault(table.name, sentence, column=column.name))
        _store(connection, loaded) if table.name == IN_ORDER_OF_THE_FILE else _leave(connection, loaded)
    except Error as error:
        return _unreadable(connection, table, str(error).replace(str(path), path.name))
    return loaded


def load_csv(connection: Connection, table: Table, path: Path) -> Loaded:
    """Load a CSV file with the quick reader. Where it gives up, or `missed` says so, it must be read again."""
    try:
        names = header(path)
    except OSError as error:
        return _unreadable(connection, table, error.strerror or str(error))
    except csv.Error as error:
        return _unreadable(connection, table, str(error))
    if not names:
        return _unreadable(connection, table, "there is no header row")
    columns = _distinct(table, names)
    loaded = Loaded(table, Values(table, dict.fromkeys(names, "CSV")), quick_source(path, columns))
    loaded.columns, loaded.faults = columns, _columns_at_fault(table, names)
    try:
        _store(connection, loaded)
    except Error:
        loaded.quick = False
    return loaded


def load_carefully(connection: Connection, loaded: Loaded, path: Path, folder: Path) -> None:
    """Load a CSV file once more, record by record."""
    careful = read_carefully(path, loaded.table, loaded.columns, folder)
    loaded.source = quick_source(careful.path, loaded.columns)
    loaded.faults += careful.faults
    connection.execute("set preserve_insertion_order = true")
    _store(connection, loaded)
    count_faulty(connection, [loaded], {})


def count_faulty(connection: Connection, loaded: Sequence[Loaded], scans: dict[str, Scan]) -> list[Loaded]:
    """Count the rows that break a rule; return the tables of which the quick reader may have missed something."""
    asked = [
        f"select {number}, count(*) filter (where {FAULTY}), {', '.join(inside(each.table, scan))} "
        f"from {name(each.table.name)}"
        for number, each in enumerate(loaded)
        if each.quick and not each.counted
        for scan in (scans.get(each.table.name),)
    ]
    missed = [each for each in loaded if not each.quick]
    for number, faulty, commas, lines in (
        connection.execute(" union all ".join(asked)).fetchall() if asked else []
    ):
        each = loaded[number]
        each.faulty_rows, scan = faulty, scans.get(each.table.name)
        if scan and each.columns and not accounted(scan, each.rows, len(each.columns), commas, lines):
            missed.append(each)
    return missed


def _store(connection: Connection, loaded: Loaded) -> None:
    """Read a file into a table."""
    read = _read(loaded.values)
    if loaded.table.name == IN_ORDER_OF_THE_FILE:
        read += ", row_number() over () as file_row"
    stored = connection.execute(
        f"create or replace table {name(loaded.table.name)} as "
        f"select {read}, {_broken(loaded.values)} as {FAULTY} from {loaded.values.source(loaded.source)}"
    )
    loaded.rows, loaded.quick = stored.fetchall()[0][0], True


def _leave(connection: Connection, loaded: Loaded) -> None:
    """Count the rows of a file that holds typed columns, and those that break a rule; it is read where it lies."""
    source = loaded.values.source(loaded.source)
    counted = connection.execute(
        f"select count(*), count(*) filter (where {_broken(loaded.values)}) from {source}"
    )
    loaded.rows, loaded.faulty_rows = counted.fetchall()[0]
    loaded.counted = True
    connection.execute(
        f"create or replace view {name(loaded.table.name)} as select {_read(loaded.values)} from {source}"
    )


def _read(values: Values) -> str:
    return ", ".join(f"{values.typed(column)} as {name(column.name)}" for column in values.table.columns)


def _broken(values: Values) -> str:
    return " or ".join(dict.fromkeys(rule.broken_when for rule in rules(values))) or "false"


def _columns_at_fault(table: Table, names: list[str]) -> list[Fault]:
    known = [column.name for column in table.columns]
    missing = [Fault(table.name, "the column is missing", column=each) for each in known if each not in names]
    other = [
        Fault(table.name, "is not a column of this table", column="header", value=each)
        for each in dict.fromkeys(names)
        if each not in known
    ]
    twice = [
        Fault(table.name, "the column is there more than once", column=each)
        for each in known
        if names.count(each) > 1
    ]
    return [*missing, *other, *twice]


def _distinct(table: Table, names: list[str]) -> list[str]:
    """Keep the names the table knows, the first time they stand; give every other column a name of its own."""
    known = {column.name for column in table.columns}
    return [
        each if each in known and names.index(each) == number else f"_column_{number}"
        for number, each in enumerate(names)
    ]


def _unreadable(connection: Connection, table: Table, why: str) -> Loaded:
    loaded = empty(connection, table)
    loaded.faults = [Fault(table.name, f"the file cannot be read: {why.splitlines()[0] if why else why}")]
    return loaded
