"""Twenty boroughs out of one: every row about people copied nineteen times under other identifiers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.progress import track

FOLDERS = ("people", "deadlines", "follow_up", "front_door")
ALSO = ("access_auditevent", "access_auditwords")
ONCE = {"deadlines_rule", "deadlines_holiday"}  # reference data: the same for every borough


@dataclass(frozen=True)
class Column:
    """One column, and how a copy of its value is written."""

    name: str
    kind: str
    refers_to: str

    def copied(self, tables: set[str], unique: set[str]) -> str:
        """SQL for this column in copy number `%(n)s`."""
        name = f'"{self.name}"'
        if self.kind == "uuid" and (not self.refers_to or self.refers_to in tables):
            return f"md5({name}::text || %(n)s)::uuid"
        if self.kind == "ARRAY" and self.name == "about":
            return f"ARRAY(SELECT md5(p::text || %(n)s)::uuid FROM unnest({name}) p)"
        if self.name in unique and self.name.endswith("reference"):
            return f"CASE WHEN {name} = '' THEN '' ELSE left({name}, 16) || '-' || %(n)s END"
        return name


def twenty(cursor: Any, *, times: int = 20) -> None:
    """Copy, as the owner, with the triggers at rest: what they would fill is copied too."""
    tables = list(_tables(cursor))
    for table in tables:
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    for table in track(tables, description=f"Copying {times} times", transient=True):
        _copy(cursor, table, set(tables), times)
    for table in tables:
        cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
        cursor.execute(f'ANALYZE "{table}"')


def _tables(cursor: Any) -> Iterator[str]:
    """Tables that hold rows about people, parents before children."""
    cursor.execute(
        "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
        " AND (split_part(c.relname, '_', 1) = ANY(%(short)s) OR left(c.relname, 9) = 'follow_up'"
        " OR left(c.relname, 10) = 'front_door' OR c.relname = ANY(%(also)s))",
        {"short": ["people", "deadlines"], "also": list(ALSO)},
    )
    found = {name for (name,) in cursor.fetchall()} - ONCE
    cursor.execute(
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
    )
    parents: dict[str, set[str]] = {name: set() for name in found}
    for child, parent in cursor.fetchall():
        if child in found and parent in found and child != parent:
            parents[child].add(parent)
    while parents:
        ready = sorted(name for name, above in parents.items() if not above & parents.keys())
        for name in ready or sorted(parents):
            parents.pop(name)
            yield name


def _copy(cursor: Any, table: str, tables: set[str], times: int) -> None:
    columns, unique = columns_of(cursor, table), _unique(cursor, table)
    names = ", ".join(f'"{column.name}"' for column in columns)
    values = ", ".join(column.copied(tables, unique) for column in columns)
    cursor.execute(f'CREATE TEMP TABLE one_borough AS SELECT {names} FROM "{table}"')
    for number in range(2, times + 1):
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {values} FROM one_borough',
            {"n": str(number)},
        )
    cursor.execute("DROP TABLE one_borough")


def columns_of(cursor: Any, table: str) -> list[Column]:
    """Columns to write; those the database numbers by itself are left to it."""
    cursor.execute(
        """
        SELECT c.column_name, c.data_type, coalesce(max(f.confrelid::regclass::text), '')
        FROM information_schema.columns c
        JOIN pg_attribute a ON a.attrelid = %(table)s::text::regclass AND a.attname = c.column_name
        LEFT JOIN pg_constraint f
               ON f.contype = 'f' AND f.conrelid = a.attrelid AND a.attnum = ANY(f.conkey)
        WHERE c.table_name = %(table)s::text AND c.is_identity = 'NO' AND c.is_generated = 'NEVER'
        GROUP BY 1, 2, c.ordinal_position ORDER BY c.ordinal_position
        """,
        {"table": table},
    )
    return [Column(*row) for row in cursor.fetchall()]


def _unique(cursor: Any, table: str) -> set[str]:
    """Columns that some unique index is about."""
    cursor.execute(
        "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid"
        " AND a.attnum = ANY(i.indkey) WHERE i.indisunique AND i.indrelid = %s::regclass",
        [table],
    )
    return {name for (name,) in cursor.fetchall()}
