"""A file of a return, JSON or CSV, as one object in the shape of the schema; a CSV says the whole in every row."""

import json
import tempfile
from pathlib import Path
from typing import Any

from sightline.core.delimited import BadFile, delimited
from sightline.figures.benchmarking.making import COLUMNS, EACH, FORMAT, VERSION, WHOLE
from sightline.figures.definitions.output import FORMULA

LARGEST_FILE = 2_000_000
NEEDED = ("data_set", "figure", "definition", "part", "value", "numerator", "denominator", "symbol")
NUMBERS = ("value", "numerator", "denominator", "children", "children_year")
NOTHING = ("definition", "symbol", "made_on")
TOO_LARGE = "The file is larger than two megabytes. A return of one year has a few hundred rows."
NOT_JSON = "The file begins like JSON and is not: {why}."


class Unreadable(ValueError):
    """The file is no return; the sentences say where and why."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)


def parsed(data: bytes) -> tuple[Any, bool]:
    """The object of a file, and whether it was a table; raises Unreadable."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(TOO_LARGE)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _json(data), False
    return _table(data), True


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Unreadable(NOT_JSON.format(why="it is not UTF-8")) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, letter {error.colno}"
        raise Unreadable(NOT_JSON.format(why=f"{where}: {error.msg}")) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(NOT_JSON.format(why=str(error) or "it is too deep")) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, _ in pairs if sum(name == other for other, _ in pairs) > 1)
        raise ValueError(f"“{twice[:40]}” stands twice in one place")
    return found


def _no_number(said: str) -> None:
    raise ValueError(f"{said} is no number")


def _table(data: bytes) -> dict[str, Any]:
    try:
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            file.write(data)
            file.flush()
            with delimited(Path(file.name)) as given:
                missing = [each for each in (*WHOLE, *NEEDED) if each not in given.headings]
                if missing:
                    raise Unreadable(f"row 1: no column is called {', '.join(missing)}.")
                rows = [
                    (number, _row(number, dict(zip(given.headings, cells, strict=True))))
                    for number, cells in given.rows
                ]
    except BadFile as error:
        said = str(error).replace(Path(file.name).name, "the file")
        raise Unreadable(said) from error
    if not rows:
        raise Unreadable("The table has headings and no rows.")
    return _whole(rows)


def _row(number: int, cells: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name in COLUMNS:
        said = cells.get(name, "")
        said = said[1:] if said[:1] == "'" and said[1:].startswith(FORMULA) else said
        row[name] = said
        if name in NUMBERS:
            row[name] = _number(f"row {number}, {name}", said)
        elif name in NOTHING and not said:
            row[name] = None
    return row


def _number(place: str, said: str) -> int | float | None:
    if not said:
        return None
    try:
        number = float(said)
    except ValueError as error:
        raise Unreadable(f"{place}: “{said[:40]}” is not a number.") from error
    if number - number != 0:
        raise Unreadable(f"{place}: “{said[:40]}” is not a number.")
    return int(number) if number == int(number) else number


def _whole(rows: list[tuple[int, dict[str, Any]]]) -> dict[str, Any]:
    first = rows[0][1]
    for number, row in rows:
        for name in WHOLE:
            if row[name] != first[name]:
                raise Unreadable(
                    f"row {number}, {name}: it is the same in every row, and differs from row 2."
                )
    population = {
        "children": first["children"],
        "source": first["children_source"],
        "year": first["children_year"],
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "area": {"name": first["area"], "code": first["area_code"]},
        "period": first["period"],
        "made_on": first["made_on"],
        "population": population if any(population.values()) else None,
        "figures": [{name: row[name] for name in EACH} for _, row in rows],
    }
