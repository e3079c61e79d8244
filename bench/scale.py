"""Twenty boroughs out of one: every row about people copied nineteen times under other identifiers."""

from dataclasses import dataclass
from typing import Any

import psycopg
from rich.progress import track

from sightline.config.postgres.places import var_folder
from sightline.config.postgres.provisioning import administrator
from sightline.config.postgres.roles import DATABASE

FOLDERS = (
    *("people", "deadlines", "follow_up", "front_door", "enquiries", "cases", "meetings", "letters"),
    *("missing", "justice", "education"),
)
# Reference data, and what is of a team, a setting or a quarter: the same for every borough.
ONCE = {
    *("deadlines_rule", "deadlines_holiday", "education_setting"),
    *("front_door_sample", "front_door_sampled", "front_door_samplereport", "front_door_finding"),
    *("cases_limitset", "cases_otherwork", "cases_strength"),
}
# The record of access is left as it is: no page that is measured reads it, and it is half of the bytes.


@dataclass(frozen=True)
class Column:
    """One column, and how a copy of its value is written."""

    name: str
    kind: str
    refers_to: str

    def copied(self, tables: set[str], unique: set[str]) -> str:
        """SQL for this column in copy number `n`."""
        name = f'"{self.name}"'
        if self.kind == "uuid" and (not self.refers_to or self.refers_to in tables):
            return f"md5({name}::text || '/' || n)::uuid"
        if self.kind == "ARRAY" and self.name == "about":
            return f"ARRAY(SELECT md5(p::text || '/' || n)::uuid FROM unnest({name}) p)"
        if self.name in unique and self.name.endswith("reference"):
            return f"CASE WHEN {name} = '' THEN '' ELSE left(md5({name} || n), length({name})) END"
        return name


def twenty(*, times: int = 20) -> None:
    """Copy, as the server's administrator, with triggers and references at rest: what they fill is copied too.

    Indexes that hold no rule are taken away first and made again, which is several times faster than keeping them.
    """
    with _administrator() as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        tables = list(_tables(cursor))
        indexes = _indexes(cursor, tables)
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for table in track(tables, description=f"Copying {times} times"):
            _copy(cursor, table, set(tables), times)
        for _, made_by in track(indexes, description="Making the indexes"):
            cursor.execute(made_by)
        for table in tables:
            cursor.execute(f'VACUUM ANALYZE "{table}"')


def _administrator() -> Any:
    """The server's administrator in the database itself, each statement by itself."""
    with administrator(var_folder()) as first:
        at = first.info
        return psycopg.connect(
            host=at.host, port=at.port, user=at.user, password=at.password, dbname=DATABASE, autocommit=True
        )


def _indexes(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    """Names of the indexes that only help reading, and the statements that make them."""
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid::regclass::text = ANY(%s) AND NOT indisunique AND NOT indisexclusion",
        [tables],
    )
    return cursor.fetchall()


def _tables(cursor: Any) -> list[str]:
    """Tables that hold rows about people."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
    )
    begins = tuple(f"{folder}_" for folder in FOLDERS)
    return [name for (name,) in cursor.fetchall() if name.startswith(begins) and name not in ONCE]


def _copy(cursor: Any, table: str, tables: set[str], times: int) -> None:
    columns, unique = columns_of(cursor, table), _unique(cursor, table)
    names = ", ".join(f'"{column.name}"' for column in columns)
    values = ", ".join(column.copied(tables, unique) for column in columns)
    cursor.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}"'
        " CROSS JOIN (SELECT number::text AS n FROM generate_series(2, %s) AS made (number)) AS copies",
        [times],
    )


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
