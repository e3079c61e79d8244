"""Putting an extract on disk: all of it or nothing, and the same bytes from the same records."""

import csv
import hashlib
import io
import json
import os
import shutil
import tempfile
from datetime import date, datetime, time
from pathlib import Path

from sightline.core.clock import london
from sightline.figures.extract.checking import rules
from sightline.figures.extract.tables import Taken

MANIFEST = "manifest.json"


class CannotWrite(Exception):
    """The folder cannot be written; the sentence says why."""


def files_of(taken: Taken, *, area: str, since: date, until: date) -> dict[str, bytes]:
    """Every file of the extract by name, the manifest among them."""
    files = {f"{name}.csv": _csv(name, rows) for name, rows in taken.tables.items()}
    tables = {
        name: {"rows": len(rows), "sha256": hashlib.sha256(files[f"{name}.csv"]).hexdigest()}
        for name, rows in taken.tables.items()
    }
    manifest = {
        "area": area,
        "from": since.isoformat(),
        "to": until.isoformat(),
        "taken_at": _taken_at(taken, since),
        "tables": tables,
    }
    return files | {MANIFEST: (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()}


def _taken_at(taken: Taken, since: date) -> str:
    """The moment of the newest record, not of the clock, so that the same records give the same bytes."""
    moment = london(taken.newest) if taken.newest else datetime.combine(since, time(0))
    return moment.replace(tzinfo=None, microsecond=0).isoformat()


def _csv(name: str, rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, [rule.column for rule in rules()[name]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Put the files in place of an earlier extract, or of nothing. Raises CannotWrite for any other folder."""
    folder = folder.absolute()
    if folder.exists() and not _is_extract(folder):
        raise CannotWrite(f"{folder.name} is there already and is not an extract. Name another folder.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as problem:
        raise CannotWrite(f"{folder.name} cannot be written: {problem.strerror}.") from problem
    try:
        for name, content in files.items():
            (made / name).write_bytes(content)
        made.chmod(0o750)
        _exchange(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _is_extract(folder: Path) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / MANIFEST).is_file())


def _exchange(made: Path, folder: Path) -> None:
    """The new folder under the name, the old one gone."""
    old = made.with_name(f"{made.name}.old")
    if folder.exists():
        os.rename(folder, old)
    os.rename(made, folder)
    shutil.rmtree(old, ignore_errors=True)
