"""Naming the faults of the tables: where rows, keys or references are known to be at fault, each is found and named."""

from collections.abc import Iterator

from sightline.figures.definitions.engine import Connection
from sightline.figures.definitions.reading.faults import MOST_SHOWN, Fault, Faults
from sightline.figures.definitions.reading.loading_sql import Loaded
from sightline.figures.definitions.reading.rules_sql import rules
from sightline.figures.definitions.reading.values_sql import name, text
from sightline.figures.definitions.tables import Column

RAW = '"_raw"'


def keys_at_fault(connection: Connection, loaded: dict[str, Loaded]) -> set[str]:
    """Return the tables in which a key stands twice or a reference finds nothing.

    References to one table are tried all at once, and one by one only where one of them finds nothing.
    """
    pointing: dict[str, list[tuple[str, str]]] = {}
    for each in loaded.values():
        for column in each.table.references:
            if _checked(each, column.name, loaded):
                pointing.setdefault(column.refers_to, []).append((each.table.name, column.name))
    twice = [(each.table.name, condition) for each in loaded.values() for condition in _key_twice(each)]
    found = _holding(connection, [*twice, *((at, _nowhere(at, pointing[at], loaded)) for at in pointing)])
    one_by_one = [
        (place[0], _nowhere(at, [place], loaded)) for at in found & pointing.keys() for place in pointing[at]
    ]
    return _holding(connection, twice) | _holding(connection, one_by_one) if found else set()


def _holding(connection: Connection, asked: list[tuple[str, str]]) -> set[str]:
    """Return the names beside the conditions that are true."""
    if not asked:
        return set()
    query = " union all ".join(f"select {text(at)} where {condition}" for at, condition in asked)
    return {str(row[0]) for row in connection.execute(query).fetchall()}


def name_faults(connection: Connection, each: Loaded, loaded: dict[str, Loaded], into: Faults) -> None:
    """Read one file again and name every fault in it, in the order of its rows."""
    into.more(each.faults, len(each.faults))
    connection.execute("set preserve_insertion_order = true")
    connection.execute(
        f"create or replace temp table {RAW} as select * from {each.values.source(each.source)}"
    )
    known = [f"({fault.row}, {text(fault.column)})" for fault in each.faults if fault.row is not None]
    listed = ", ".join(known or ["(0, '')"])
    connection.execute(
        f'create or replace temp table "_known" as from (values {listed}) k (place, column_at)'
    )
    found = " union all ".join(_queries(each, loaded))
    if found:
        connection.execute(
            f"create or replace temp table _found as from ({found}) f where not exists "
            "(select 1 from \"_known\" k where k.place = f.place and k.column_at in (f.column_at, ''))"
        )
        rows = connection.execute(
            f"select * from _found order by place, number limit {MOST_SHOWN}"
        ).fetchall()
        count = connection.execute("select count(*) from _found").fetchall()[0][0]
        table = each.table.name
        into.more([Fault(table, said, place, at, value) for _, place, at, value, said in rows], count)


def _queries(each: Loaded, loaded: dict[str, Loaded]) -> Iterator[str]:
    number = 0
    for number, rule in enumerate(rules(each.values)):
        source = f"{RAW} where {rule.broken_when}"
        yield _query(number, rule.column, name(rule.column), rule.sentence, source)
    for reference in each.table.references:
        if _checked(each, reference.name, loaded):
            yield _unknown_reference(number + 1, reference, loaded)
    if each.table.key and all(each.values.there(column) for column in each.table.key):
        yield _later_of_one_key(number + 2, each)


def _unknown_reference(number: int, reference: Column, loaded: dict[str, Loaded]) -> str:
    value, key = name(reference.name), name(loaded[reference.refers_to].table.key[0].name)
    held = f"select {key} from {name(reference.refers_to)} where {key} is not null"
    source = f"{RAW} where {value} is not null and {value} not in ({held})"
    return _query(number, reference.name, value, f"is the key of no row of {reference.refers_to}", source)


def _later_of_one_key(number: int, each: Loaded) -> str:
    key = each.table.key
    names = [name(column.name) for column in key]
    usable = " and ".join(
        f"{name(column.name)} is not null and not {each.values.bad(column)}" for column in key
    )
    nth = f"row_number() over (partition by {', '.join(names)} order by rowid) as nth, rowid"
    source = f"(select *, {nth} from {RAW} where {usable}) where nth > 1"
    value = " || ', ' || ".join(f"cast({part} as varchar)" for part in names)
    return _query(
        number, ", ".join(column.name for column in key), value, "is the key of an earlier row", source
    )


def _query(number: int, at: str, value: str, sentence: str, source: str) -> str:
    return (
        f"(select {number} as number, rowid + 1 as place, {text(at)} as column_at, cast({value} as varchar) as value, "
        f"{text(sentence)} as said from {source})"
    )


def _checked(each: Loaded, column: str, loaded: dict[str, Loaded]) -> bool:
    target = loaded.get(each.table.column(column).refers_to)
    if target is None or not each.values.there(each.table.column(column)):
        return False
    return all(target.values.there(key) for key in target.table.key)


def _key_twice(each: Loaded) -> Iterator[str]:
    names = [name(column.name) for column in each.table.key]
    if names and all(each.values.there(column) for column in each.table.key):
        known = " and ".join(f"{key} is not null" for key in names)
        counted = names[0] if len(names) == 1 else f"row({', '.join(names)})"
        yield f"(select count(distinct {counted}) < count(*) from {name(each.table.name)} where {known})"


def _nowhere(at: str, places: list[tuple[str, str]], loaded: dict[str, Loaded]) -> str:
    """Say when one of several columns refers to a row of a table that is not there."""
    given = " union all ".join(
        f"select {name(column)} as given from {name(table)}" for table, column in places
    )
    key = name(loaded[at].table.key[0].name)
    return f"exists (select 1 from ({given}) a anti join {name(at)} b on a.given = b.{key} where given is not null)"


def at_fault(each: Loaded, keys: set[str]) -> bool:
    """Whether anything in a table has to be named."""
    return bool(each.faults or each.faulty_rows or each.table.name in keys)
