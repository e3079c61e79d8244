"""Reads the lists beside this file. They hold facts and invented names only."""

import csv
import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Every row of the list `name`, in the order of the file."""
    text = (files(__package__) / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def shares(of: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The values and weights of one share in `shares.csv`, ready for a weighted draw."""
    found = [row for row in rows("shares") if row["of"] == of]
    if not found:
        raise KeyError(of)
    return tuple(row["value"] for row in found), tuple(int(row["weight"]) for row in found)


def area_return(name: str) -> bytes:
    """The benchmarking return of an invented area."""
    return (files(__package__) / "areas" / f"{name}.csv").read_bytes()


def police_crimes() -> bytes:
    """A file of crimes to try the import with: good rows, and one that has to be mended."""
    return (files(__package__) / "police_crimes.csv").read_bytes()


def crime_mapping() -> dict[str, Any]:
    """How the columns of that file are read."""
    found: dict[str, Any] = json.loads((files(__package__) / "crime_mapping.json").read_text("utf-8"))
    return found
