"""Bringing in a file of contacts, by the command a council would run."""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROWS = 1_000
NAMES = ("Ada", "Bram", "Cora", "Dilys", "Emrys", "Fola", "Gwen", "Hari", "Ines", "Jonas")
SURNAMES = (
    "Brook",
    "Carrow",
    "Dunmore",
    "Elstree",
    "Fenwick",
    "Garside",
    "Holloway",
    "Inchmore",
    "Jessop",
    "Kerr",
)


def measure(rows: int = ROWS) -> tuple[float, float]:
    """Rows a second the first time, when all are new, and the second, when nothing changes."""
    with tempfile.TemporaryDirectory() as made:
        file = _file(Path(made) / "contacts.csv", rows)
        first, second = _brought(file), _brought(file)
    return rows / first, rows / second


def _brought(file: Path) -> float:
    sightline = str(Path(sys.executable).with_name("sightline"))
    began = perf_counter()
    done = subprocess.run(
        [sightline, "import", "contacts", str(file), "--mapping", "plain"],
        check=True,
        capture_output=True,
        text=True,
    )
    if json.loads(done.stdout)["errors"]:
        raise RuntimeError(done.stderr[:2000])
    return perf_counter() - began


def _file(path: Path, rows: int) -> Path:
    """Invented contacts about invented children, a few of them about the same child."""
    with path.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(
            ["Reference", "Date received", "Time received", "Source", "Channel", "Referrer name",
             "What they told us", "What the family was told", "Exploitation", "Given names", "Family name",
             "Date of birth", "Local identifier"]
        )  # fmt: skip
        for number in range(rows):
            child = number * 9 // 10
            writer.writerow(
                [f"BENCH-{number}", f"{1 + number % 28:02}/03/2026", "09:15", "School", "Telephone", "P Wren",
                 "He has come in tired twice this week.", "yes", "Yes", NAMES[child % 10],
                 f"{SURNAMES[child // 10 % 10]}{chr(97 + child // 100 % 26)}", f"{1 + child % 28:02}/06/2012",
                 f"B{child}"]
            )  # fmt: skip
    return path
