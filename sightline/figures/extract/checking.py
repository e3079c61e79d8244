"""Whether tables keep the rules of the format: an extract that does not is never written."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "reference" / "extract_tables.csv"
Tables = dict[str, list[dict[str, str]]]
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_NUMBER = {"integer": re.compile(r"[0-9]+"), "number": re.compile(r"[0-9]+(\.[0-9]+)?")}


@dataclass(frozen=True)
class Rule:
    """One column of one table."""

    table: str
    column: str
    type: str
    rule: str
    values: tuple[str, ...]
    only_where: tuple[str, str] | None
    not_before: str


@cache
def rules() -> dict[str, list[Rule]]:
    """The columns of each table, in order."""
    found: dict[str, list[Rule]] = {}
    with RULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            column, _, value = row["only_where"].partition("=")
            where = (column, value) if column else None
            values = tuple(value for value in row["values"].split("|") if value)
            rule = Rule(
                row["table"],
                row["column"],
                row["type"],
                row["rule"],
                values,
                where,
                row["not_before"],
            )
            found.setdefault(rule.table, []).append(rule)
    return found


def faults(tables: Tables) -> Iterator[str]:
    """One line for each breach: table, row, column, what is wrong."""
    for name, columns in rules().items():
        rows = tables.get(name)
        if rows is None:
            continue
        yield from _keys(name, columns, rows, tables)
        for number, row in enumerate(rows, start=1):
            if list(row) != [rule.column for rule in columns]:
                yield f"{name}, row {number}: the columns are not those of the format"
                continue
            for rule in columns:
                for sentence in _cell(rule, row):
                    yield f"{name}, row {number}, {rule.column}: {sentence}"
            if name == "follow_up" and bool(row["answer"]) != bool(row["answered_on"]):
                yield f"{name}, row {number}: an answer and its day come together"


def _keys(name: str, columns: list[Rule], rows: list[dict[str, str]], tables: Tables) -> Iterator[str]:
    for rule in columns:
        values = [row.get(rule.column, "") for row in rows]
        if rule.rule == "key" and (len(set(values)) < len(values) or "" in values):
            yield f"{name}, {rule.column}: a key is missing or stands twice"
        elif rule.rule in tables:
            key = next(each.column for each in rules()[rule.rule] if each.rule == "key")
            held = {row[key] for row in tables[rule.rule]}
            for number, value in enumerate(values, start=1):
                if value and value not in held:
                    yield f"{name}, row {number}, {rule.column}: nothing has this key"


def _cell(rule: Rule, row: dict[str, str]) -> Iterator[str]:
    value = row[rule.column]
    if not value:
        if rule.rule in ("required", "key"):
            yield "a value is required"
        return
    if not _readable(rule, value):
        yield f"{value[:80]!r} cannot stand here"
        return
    if rule.only_where and row[rule.only_where[0]] != rule.only_where[1]:
        yield f"has a value, though {rule.only_where[0]} is not {rule.only_where[1]}"
    earlier = row.get(rule.not_before, "")
    if earlier and value < earlier:
        yield f"{value} is before {rule.not_before}"


def _readable(rule: Rule, value: str) -> bool:
    if rule.type == "code":
        return value in rule.values
    if rule.type in _NUMBER and rule.values:
        return bool(_NUMBER[rule.type].fullmatch(value)) and _within(rule.values[0], value)
    if rule.type == "boolean":
        return value in ("true", "false")
    if rule.type == "month":
        return _MONTH.fullmatch(value) is not None
    return rule.type != "date" or _is_day(value)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _within(bounds: str, value: str) -> bool:
    """Whether a number lies within bounds written `0..22`."""
    low, _, high = bounds.partition("..")
    return Decimal(low) <= Decimal(value) <= Decimal(high)
