"""Reading one CSV file into the database as text: quickly where it is plain, else record by record."""

import csv
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sightline.figures.definitions.reading.csv_scan import Scan
from sightline.figures.definitions.reading.faults import Fault
from sightline.figures.definitions.reading.values_sql import TYPES, name, text
from sightline.figures.definitions.tables import Table

LONGEST_LINE = 64 * 1024 * 1024


@dataclass
class Careful:
    """What the careful reader left: a file the quick one can read, and the places already found at fault."""

    path: Path
    faults: list[Fault] = field(default_factory=list)


def header(path: Path) -> list[str]:
    """Return the names in the first record; raises csv.Error where they cannot be read."""
    with _any_length(), path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        return next(csv.reader(file, strict=True), [])


@contextmanager
def _any_length() -> Iterator[None]:
    """Read fields of any length; what the process allows others is put back."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def quick_source(path: Path, columns: list[str]) -> str:
    """Return the SQL that reads a file's records as text, an empty field as null."""
    listed = ", ".join(f"{text(column)}: 'VARCHAR'" for column in columns)
    options = (
        "auto_detect=false, header=true, delim=',', quote='\"', escape='\"', nullstr='', strict_mode=true, "
        f"null_padding=false, allow_quoted_nulls=true, max_line_size={LONGEST_LINE}"
    )
    return f"read_csv({text(str(path))}, columns={{{listed}}}, {options})"


def accounted(scan: Scan, rows: int, columns: int, commas: int, lines: int) -> bool:
    """Whether the rows read, and the marks inside their values, are every comma and every line of the file."""
    expected = (rows + 1) * (columns - 1) + commas, rows + 1 + lines
    return not scan.odd and expected == (scan.commas, scan.lines)


def inside(table: Table, scan: Scan | None) -> tuple[str, str]:
    """Count commas and line ends inside the values of a table; in a value that is not text they are a fault anyway."""
    if scan is None or not scan.quotes:
        return "0", "0"
    texts = [name(column.name) for column in table.columns if TYPES[column.type] == "VARCHAR"]
    return _marks(texts, "','"), _marks(texts, "chr(10)")


def _marks(texts: list[str], mark: str) -> str:
    counts = (f"coalesce(length({each}) - length(replace({each}, {mark}, '')), 0)" for each in texts)
    return f"cast(coalesce(sum({' + '.join(counts)}), 0) as bigint)"


def read_carefully(path: Path, table: Table, columns: list[str], folder: Path) -> Careful:
    """Read record by record; write what was read so that the quick reader gives it back, row for row."""
    with (
        _any_length(),
        tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=folder, delete=False) as file,
    ):
        made = Careful(Path(file.name))
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(columns)
        for number, record in enumerate(_records(path), start=1):
            writer.writerow(_row(table, columns, number, record, made.faults))
    return made


def _records(path: Path) -> Iterator[list[str] | csv.Error]:
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, strict=True)
        next(reader, None)
        while True:
            try:
                yield next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield error


def _row(
    table: Table, columns: list[str], number: int, record: list[str] | csv.Error, faults: list[Fault]
) -> list[str]:
    """Return a record with the right number of readable fields; what was wrong with it is in `faults`."""
    if isinstance(record, csv.Error):
        faults.append(Fault(table.name, f"the row cannot be read: {record}", number))
        return [""] * len(columns)
    if len(record) != len(columns):
        sentence = f"the row has {len(record)} fields, not {len(columns)}"
        faults.append(Fault(table.name, sentence, number, value=",".join(record)))
        return [_replaced(value) for value in (record + [""] * len(columns))[: len(columns)]]
    return [
        _field(table, number, column, value, faults) for column, value in zip(columns, record, strict=True)
    ]


def _field(table: Table, number: int, column: str, value: str, faults: list[Fault]) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        faults.append(Fault(table.name, "is not UTF-8", number, column, value))
        return _replaced(value)
    return value


def _replaced(value: str) -> str:
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
