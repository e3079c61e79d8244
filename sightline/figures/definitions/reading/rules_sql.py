"""The rules of a table, as SQL conditions over one row of its file, each with the column it is named at."""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.figures.definitions.reading.values_sql import Values, name, text
from sightline.figures.definitions.tables import Column


@dataclass(frozen=True)
class Rule:
    """One rule that a row may break: where, when, and what to say."""

    column: str
    broken_when: str
    sentence: str


def rules(values: Values) -> Iterator[Rule]:
    """Every rule that can be judged from one row alone."""
    for column in values.table.columns:
        if values.there(column):
            yield from _cell(values, column)
            yield from _condition(values, column)
            yield from _order(values, column)


def _cell(values: Values, column: Column) -> Iterator[Rule]:
    value = name(column.name)
    if column.required:
        yield Rule(column.name, f"{value} is null", "a value is required")
    bad = values.bad(column)
    if bad != "false":
        yield Rule(column.name, bad, _expected(column))


def _condition(values: Values, column: Column) -> Iterator[Rule]:
    value = name(column.name)
    if column.only_where:
        other = values.table.column(column.only_where[0])
        if values.there(other):
            fails = f"{name(other.name)} is distinct from {text(column.only_where[1])}"
            readable = f"not {values.bad(column)} and not {values.bad(other)}"
            sentence = f"may stand only where {other.name} is {column.only_where[1]}"
            yield Rule(column.name, f"({value} is not null and {readable} and {fails})", sentence)
    if column.together_with and values.there(values.table.column(column.together_with)):
        other = values.table.column(column.together_with)
        fails = f"({value} is null and {name(other.name)} is not null and not {values.bad(other)})"
        yield Rule(column.name, fails, f"a value is required beside {column.together_with}")


def _order(values: Values, column: Column) -> Iterator[Rule]:
    if not column.not_before or not values.there(values.table.column(column.not_before)):
        return
    start = values.table.column(column.not_before)
    early = f"coalesce({values.typed(column)} < {values.typed(start)}, false)"
    yield Rule(column.name, early, f"is before {start.name}")


def _expected(column: Column) -> str:
    if column.values:
        return f"is not one of {', '.join(column.values)}"
    shape = {
        "date": "is not a date written YYYY-MM-DD",
        "timestamp": "is not a moment of London time written YYYY-MM-DDTHH:MM:SS",
        "month": "is not a month written YYYY-MM",
        "boolean": "is neither true nor false",
        "integer": "is not a whole number",
        "number": "is not a number",
        "academic_year": "is not a school year such as 2022/23 academic",
        "financial_year": "is not a year such as 2022/23",
    }[column.type]
    if column.highest is not None:
        return f"{shape} from {column.lowest} to {column.highest}"
    return f"{shape} of {column.lowest} or more" if column.lowest is not None else shape
