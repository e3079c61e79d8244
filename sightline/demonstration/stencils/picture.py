"""What an action wrote: the tables before and after, and the difference."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db import connection

# Not watched: jobs are worked off, sessions and migrations are none of ours.
UNWATCHED = ("procrastinate_", "django_", "auth_", "account_", "mfa_", "socialaccount_", "usersessions_")
# Filled by the server itself when a row is added.
LEFT_TO_SERVER = frozenset({"pgh_id", "transaction"})
Row = tuple[str, ...]
Rows = dict[str, Row]


@dataclass(frozen=True, slots=True)
class Shape:
    """One table: its columns in order, and which of them names a row."""

    table: str
    columns: tuple[str, ...]
    key: int


@dataclass(slots=True)
class Change:
    """One row added (no `before`) or changed."""

    table: str
    key: str
    before: Row | None
    after: Row


@cache
def shapes() -> dict[str, Shape]:
    """Every watched table that has a primary key of one column."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum), max(k.attname::text)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary AND i.indnkeyatts = 1
            JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = i.indkey[0]
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname ORDER BY 1
            """
        )
        found = cursor.fetchall()
    return {
        table: Shape(table, tuple(columns), columns.index(key))
        for table, columns, key in found
        if not table.startswith(UNWATCHED)
    }


def read(table: str) -> Rows:
    """The rows of a table that this transaction may see, by key, in the order they were written."""
    shape = shapes()[table]
    names = ", ".join(f'"{column}"' for column in shape.columns)
    query = f'COPY (SELECT {names} FROM "{table}" ORDER BY cmin::text::int, ctid) TO STDOUT'  # noqa: S608 - names are the server's
    found: Rows = {}
    connection.ensure_connection()
    with connection.connection.cursor() as cursor, cursor.copy(query) as lines:
        text = b"".join(bytes(line) for line in lines).decode()
    for line in text.split("\n"):
        if line:
            row = tuple(line.split("\t"))
            found[row[shape.key]] = row
    return found


class Watched:
    """Tables as they stood when last looked at. Only those written to since are read again."""

    def __init__(self, tables: Iterable[str]) -> None:
        self.tables = frozenset(tables)
        self.written = written()
        self.rows = {table: read(table) for table in self.tables}

    def changes(self) -> list[Change]:
        """Rows added and changed since last time. A row that went is a fault: nothing here removes."""
        before, self.written = self.written, written()
        found: list[Change] = []
        for table in sorted(self.tables & self.written.keys()):
            if self.written[table] == before.get(table):
                continue
            old, rows = self.rows[table], read(table)
            if old.keys() - rows.keys():
                raise ValueError(f"rows went from {table}")
            found += [
                Change(table, key, old.get(key), row) for key, row in rows.items() if old.get(key) != row
            ]
            self.rows[table] = rows
        return found


def written() -> dict[str, int]:
    """How many rows this transaction has written to each table, as the server counts them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables "
            "WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return dict(cursor.fetchall())


def value_of(change: Change, column: str) -> str:
    """One cell of the row as it came out."""
    return change.after[shapes()[change.table].columns.index(column)]
