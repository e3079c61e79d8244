"""An extract on disk with every table of the format, its manifest, and the mark that says what is made up."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from pathlib import Path

from sightline.demonstration.returns.all_tables import MADE_UP, made_up
from sightline.demonstration.returns.known import Row, Tables, TooFew
from sightline.figures.definitions.reading.generated import NAME as MARK
from sightline.figures.definitions.tables import tables

MANIFEST = "manifest.json"
SCHOOLS = ("school_setting", "school_pupil", "school_indicator")
CASES = ("case", "statutory_status", "risk_level", "caseload")
CRIMES = ("crime", "suspect", "crime_suspect", "nrm_referral")
REAL = ("child", "contact", "follow_up", *CASES, "missing_episode", *CRIMES, *SCHOOLS)
AREA = "Wrekinshire (demonstration)"


def all_files(real: Tables, manifest: dict[str, object]) -> dict[str, bytes]:
    """Every file of an extract by name: what is real, what is made up about it, the manifest and the mark.

    `manifest` gives the days and the moment; the area is called a demonstration whatever it says.
    """
    every = real | made_up(real)
    found = {name: every[name] for name in tables()}
    files = {f"{name}.csv": _csv(name, rows) for name, rows in found.items()}
    listed = {
        name: {"rows": len(rows), "sha256": hashlib.sha256(files[f"{name}.csv"]).hexdigest()}
        for name, rows in found.items()
    }
    files[MANIFEST] = _json(manifest | {"area": AREA, "tables": listed})
    files[MARK] = _json({name: list(_made_up_of(name)) for name in found if _made_up_of(name)})
    return files


def _made_up_of(name: str) -> tuple[str, ...]:
    """The columns of a table that are made up."""
    if name in REAL:
        return MADE_UP.get(name, ())
    return tuple(column.name for column in tables()[name].columns)


def read(folder: Path, names: Iterable[str] = REAL) -> tuple[Tables, dict[str, object]]:
    """Some tables of an extract on disk, and its manifest."""
    found = {}
    for name in names:
        if not (folder / f"{name}.csv").exists():
            raise TooFew(f"The borough holds no records for {name}: fill it again with make demo-reset.")
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    manifest: dict[str, object] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return found, manifest


def _csv(name: str, rows: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, [column.name for column in tables()[name].columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _json(content: dict[str, object]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
