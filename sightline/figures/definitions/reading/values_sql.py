"""What one value must look like, as SQL: how it is read from text or from a typed file, and when it cannot be read.

Every condition here is true or false, never null.
"""

from collections.abc import Callable

from sightline.figures.definitions.reading.london import changes
from sightline.figures.definitions.tables import Column, Table

TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "month": "VARCHAR",
    "academic_year": "VARCHAR",
    "financial_year": "VARCHAR",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "integer": "BIGINT",
    "number": "DOUBLE",
}
INTEGERS = {
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
}
HELD_AS = {  # the types a Parquet file may hold a column in
    **{name: {held} for name, held in TYPES.items()},
    "integer": INTEGERS,
    "timestamp": {"TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"},
}


def name(column: str) -> str:
    """Quote a name."""
    return '"' + column.replace('"', '""') + '"'


def text(value: str) -> str:
    """Quote a text."""
    return "'" + value.replace("'", "''") + "'"


class Values:
    """How the columns of one file are read. `held` gives each column's type in a Parquet file; in CSV all are text."""

    def __init__(self, table: Table, held: dict[str, str]) -> None:
        self.table = table
        self._held = held

    def there(self, column: Column) -> bool:
        """Whether the file has the column, in a type it may have."""
        return self._held.get(column.name, "") in {"CSV", *HELD_AS[column.type]}

    def source(self, given: str) -> str:
        """Return the records of a file with, beside each value as it stands, the value read."""
        read = (f", {self._reading(column)} as {self.typed(column)}" for column in self.table.columns)
        return f"(select *{''.join(read)} from {given})"

    def typed(self, column: Column) -> str:
        """Name the value read; null where it is null or cannot be read."""
        return name(f"{column.name} as read")

    def _reading(self, column: Column) -> str:
        if not self.there(column):
            return f"cast(null as {TYPES[column.type]})"
        value = name(column.name)
        if self._held[column.name] == "CSV":
            reader = _FROM_TEXT.get(column.type)
            return reader(value) if reader else value
        if column.type in ("integer", "timestamp"):
            return f"try_cast({value} as {TYPES[column.type]})"
        return value

    def bad(self, column: Column) -> str:
        """Say when a value that is there cannot be read, or is off its list or out of its range."""
        if not self.there(column):
            return "false"
        value, typed = name(column.name), self.typed(column)
        wrong = [rule for rule in (self._unreadable(column, value, typed), _off_list(column, typed)) if rule]
        if not wrong:
            return "false"
        return f"({value} is not null and ({' or '.join(wrong)}))"

    def _unreadable(self, column: Column, value: str, typed: str) -> str:
        rule = _SHAPES.get(column.type)
        if rule:
            return rule(value)
        if column.type in ("text", "code"):
            return ""
        unread = f"{typed} is null"
        if column.type == "date" and self._held[column.name] != "CSV":
            return f"not ({value} between DATE '0001-01-01' and DATE '9999-12-31')"
        if column.type == "number":
            return f"{unread} or isnan({typed})"
        if column.type == "timestamp":
            return f"{unread} or {_never_was(typed)}{self._odd_moment(column, value, typed)}"
        return unread

    def _odd_moment(self, column: Column, value: str, typed: str) -> str:
        """Say when a moment held as one has a fraction of a second, or cannot be written with four digits of a year."""
        held = self._held[column.name]
        if held == "CSV":
            return ""
        fraction = (
            f"epoch_ns({value}) % 1000000000" if held == "TIMESTAMP_NS" else f"epoch_us({typed}) % 1000000"
        )
        years = "TIMESTAMP '0001-01-01' and TIMESTAMP '9999-12-31 23:59:59.999999'"
        return f" or not ({typed} between {years}) or {fraction} <> 0"


def _date(value: str) -> str:
    read = f"try_cast({value} as DATE)"
    return f"case when length({value}) = 10 and cast({read} as VARCHAR) = {value} then {read} end"


def _timestamp(value: str) -> str:
    read = f"try_cast({value} as TIMESTAMP)"
    whole = f"length({value}) = 19 and replace(cast({read} as VARCHAR), ' ', 'T') = {value}"
    return f"case when {whole} then {read} end"


def _digits(pattern: str, kind: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        return f"case when regexp_full_match({value}, '{pattern}') then try_cast({value} as {kind}) end"

    return read


def _boolean(value: str) -> str:
    return f"case {value} when 'true' then true when 'false' then false end"


def _year(ending: str) -> Callable[[str], str]:
    def wrong(value: str) -> str:
        first, second = f"try_cast({value}[1:4] as INTEGER)", f"try_cast({value}[6:7] as INTEGER)"
        shape = f"not regexp_full_match({value}, '[0-9]{{4}}/[0-9]{{2}}{ending}')"
        return f"{shape} or coalesce({second} <> ({first} + 1) % 100, true)"

    return wrong


def _month(value: str) -> str:
    return f"not regexp_full_match({value}, '[0-9]{{4}}-(0[1-9]|1[0-2])') or {value}[1:4] = '0000'"


def _never_was(typed: str) -> str:
    skipped = "|".join(str(hour) for change in changes() for hour in change.missing_hours)
    listed = (
        f"select cast(unnest(string_split('{skipped}', '|')) as TIMESTAMP)"  # quicker to read than a list
    )
    return f"date_trunc('hour', {typed}) in ({listed})"


def _off_list(column: Column, typed: str) -> str:
    if column.values:
        # Ten times quicker than `not in`, which becomes a join for every list of five or more.
        return f"try_cast({typed} as enum({', '.join(text(value) for value in column.values)})) is null"
    lowest = f"{typed} < {column.lowest}" if column.lowest is not None else ""
    highest = f"{typed} > {column.highest}" if column.highest is not None else ""
    return " or ".join(rule for rule in (lowest, highest) if rule)


_FROM_TEXT: dict[str, Callable[[str], str]] = {
    "date": _date,
    "timestamp": _timestamp,
    "boolean": _boolean,
    "integer": _digits("[0-9]+", "BIGINT"),
    "number": _digits("[0-9]+[.]?[0-9]*|[.][0-9]+", "DOUBLE"),
}
_SHAPES: dict[str, Callable[[str], str]] = {
    "month": _month,
    "academic_year": _year(" academic"),
    "financial_year": _year(""),
}
