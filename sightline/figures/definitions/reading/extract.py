"""Reading a whole extract: every file, every rule, the manifest; either it is sound or its faults are all named."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sightline.figures.definitions.engine import Connection, connect
from sightline.figures.definitions.reading.csv_scan import Scan, hash_only, scan
from sightline.figures.definitions.reading.faults import Fault, Faults
from sightline.figures.definitions.reading.loading_sql import (
    Loaded,
    count_faulty,
    empty,
    load_carefully,
    load_csv,
    load_parquet,
)
from sightline.figures.definitions.reading.manifest import NAME, Manifest, Unreadable, read_manifest
from sightline.figures.definitions.reading.naming_sql import at_fault, keys_at_fault, name_faults
from sightline.figures.definitions.tables import IN_ORDER_OF_THE_FILE, tables

AT_ONCE = 2


class Faulty(Exception):
    """The extract has faults; nothing can be computed from it."""

    def __init__(self, faults: Faults) -> None:
        super().__init__(f"{faults.count} faults")
        self.faults = faults


@dataclass
class Extract:
    """A sound extract, in the database: every table of the format is there, those not supplied without rows."""

    connection: Connection
    supplied: frozenset[str]
    manifest: Manifest | None


@contextmanager
def opened(folder: Path, *, memory: str = "800MB") -> Iterator[Extract]:
    """Read an extract for as long as it is needed; raises Faulty."""
    with tempfile.TemporaryDirectory(prefix="sightline-figures-") as spill:
        connection = connect(
            config={
                "temp_directory": spill,
                "memory_limit": memory,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            }
        )
        try:
            yield _read(folder, connection, Path(spill))
        finally:
            connection.close()


def _read(folder: Path, connection: Connection, spill: Path) -> Extract:
    faults = Faults([])
    manifest = None
    try:
        manifest = read_manifest(folder)
    except Unreadable as error:
        faults.add(Fault(NAME, f"the manifest cannot be read: {error}"))
    with ThreadPoolExecutor(max_workers=1) as aside:
        loaded, scans = _load(folder, connection, spill, aside, faults, hashed=manifest is not None)
        if manifest is not None:
            _compare(manifest, loaded, scans, faults)
    keys = keys_at_fault(connection, loaded)
    for each in loaded.values():
        if at_fault(each, keys):
            name_faults(connection, each, loaded, faults)
    if faults.count:
        raise Faulty(faults)
    return Extract(connection, frozenset(loaded), manifest)


def _load(
    folder: Path,
    connection: Connection,
    spill: Path,
    aside: ThreadPoolExecutor,
    faults: Faults,
    *,
    hashed: bool,
) -> tuple[dict[str, Loaded], dict[str, Future[Scan]]]:
    files = _files(folder, faults)
    scans = {
        name: aside.submit(scan, path, hashed=hashed)
        if path.suffix == ".csv"
        else aside.submit(hash_only, path)
        for name, path in files.items()
        if hashed or path.suffix == ".csv"
    }
    loaded = _load_all(connection, _plainly_named(files, spill))
    read = {name: scans[name].result() for name, each in loaded.items() if each.columns}
    for each in count_faulty(connection, list(loaded.values()), read):
        load_carefully(connection, each, files[each.table.name], spill)
    return loaded, scans


def _load_all(connection: Connection, files: dict[str, Path]) -> dict[str, Loaded]:
    """Load every table, the largest first and two at a time; in the order of the format those that were given."""
    for name, table in tables().items():
        if name not in files:
            empty(connection, table)

    def load(name: str) -> Loaded:
        with connection.cursor() as beside:
            if files[name].suffix == ".csv":
                return load_csv(beside, tables()[name], files[name])
            return load_parquet(beside, tables()[name], files[name])

    in_order = [name for name in files if name == IN_ORDER_OF_THE_FILE]
    others = sorted(files.keys() - in_order, key=lambda name: -_size(files[name]))
    found = {
        name: load(name) for name in in_order
    }  # by itself: the order of rows is kept or not for all at once
    connection.execute("set preserve_insertion_order = false")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found |= dict(zip(others, pool.map(load, others), strict=True))
    return {name: found[name] for name in tables() if name in found}


def _files(folder: Path, faults: Faults) -> dict[str, Path]:
    """Return the one file of each table; both forms of one table is a fault."""
    there, found = set(os.listdir(folder)), {}
    for name in tables():
        forms = [f"{name}.{form}" for form in ("csv", "parquet") if f"{name}.{form}" in there]
        if len(forms) > 1:
            faults.add(Fault(name, "the table is given both as CSV and as Parquet"))
        if forms:
            found[name] = folder / forms[0]
    return found


def _plainly_named(files: dict[str, Path], folder: Path) -> dict[str, Path]:
    """Link to the files by names that DuckDB takes as they stand: `*` and `[` are a pattern to it, `a=b` a column."""
    links = {name: folder / path.name for name, path in files.items()}
    for name, link in links.items():
        link.symlink_to(files[name].absolute())
    return links


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _compare(
    manifest: Manifest, loaded: dict[str, Loaded], scans: dict[str, Future[Scan]], faults: Faults
) -> None:
    for name in manifest.tables:
        if name not in loaded:
            faults.add(Fault(NAME, "is named in the manifest but is not a table that was given", value=name))
    for name, each in loaded.items():
        listed = manifest.tables.get(name)
        if listed is None:
            faults.add(Fault(name, "the table is not named in the manifest"))
            continue
        if listed.rows != each.rows:
            faults.add(Fault(name, f"the manifest says {listed.rows} rows, and there are {each.rows}"))
        try:
            same = scans[name].result().sha256 == listed.sha256
        except OSError:
            same = False
        if not same:
            faults.add(Fault(name, "the file is not the one the manifest was written for: its hash differs"))
