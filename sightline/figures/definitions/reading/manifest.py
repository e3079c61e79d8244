"""The manifest of an extract: whose it is, what it covers, and what its files must be."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from sightline.figures.definitions.reading.london import changes

NAME = "manifest.json"
Kind = TypeVar("Kind")


class Unreadable(Exception):
    """The manifest cannot be read; the sentence says why."""


@dataclass(frozen=True)
class Listed:
    """One file as the manifest has it."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a manifest says. Days are the first and last covered."""

    area: str
    first: date
    last: date
    taken_at: datetime
    tables: dict[str, Listed]


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest, or nothing where there is none; raises Unreadable."""
    path = folder / NAME
    if not path.exists() and not path.is_symlink():
        return None
    try:
        given = json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_once)
    except OSError as error:
        raise Unreadable(f"it cannot be opened: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"it is not JSON: {type(error).__name__}") from error
    return _manifest(given)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _manifest(given: Any) -> Manifest:
    if not isinstance(given, dict):
        raise Unreadable("it is not an object")
    tables = _of(given, "tables", dict)
    first, last = _day(given, "from"), _day(given, "to")
    if last < first:
        raise Unreadable("its last day is before its first")
    listed = {name: _listed(name, each) for name, each in tables.items()}
    return Manifest(_of(given, "area", str), first, last, _moment(given), listed)


def _of(given: dict[str, Any], name: str, kind: type[Kind]) -> Kind:
    value = given.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Unreadable(f"its {name} is missing or of another kind")
    return value


def _day(given: dict[str, Any], name: str) -> date:
    value = _of(given, name, str)
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise Unreadable(f"its {name} is not a day") from error
    if day.isoformat() != value:
        raise Unreadable(f"its {name} is not a day written YYYY-MM-DD")
    return day


def _moment(given: dict[str, Any]) -> datetime:
    value = _of(given, "taken_at", str)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise Unreadable("its taken_at is not a moment") from error
    if moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") != value:
        raise Unreadable("its taken_at is not a moment written YYYY-MM-DDTHH:MM:SS")
    hour = moment.replace(minute=0, second=0)
    if any(hour in change.missing_hours for change in changes()):
        raise Unreadable("its taken_at is a moment that never was")
    return moment


def _listed(name: str, given: Any) -> Listed:
    if not isinstance(given, dict):
        raise Unreadable(f"its table {name} is not an object")
    rows, sha256 = _of(given, "rows", int), _of(given, "sha256", str)
    return Listed(rows, sha256.lower())
