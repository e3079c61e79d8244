"""Loads many rows at once into a demonstration, as the owner of the tables, in one transaction.

Constraints and indexes are put away while rows stream in and made again before the transaction ends, so the
server checks every one of them. If anything fails, or the machine stops, nothing at all has happened. No wall
stands yet (an empty borough has none), so no row needs one; a test compares the tables' definitions before and after.
Only ever in a database that was marked to hold a demonstration.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from queue import Queue
from threading import Thread

import psycopg
from django.db import connections
from psycopg import sql

from sightline.access.acts import action
from sightline.access.models import Area, Wall
from sightline.access.viewer import Viewer
from sightline.core.leave import first_refusal, unless
from sightline.demonstration import cast
from sightline.demonstration.sign_ins import NOT_HERE, is_demonstration
from sightline.demonstration.stencils.compiled import columns_of

Batch = dict[str, list[str]]
Tell = Callable[[str, int, int], None]
Owner = psycopg.Connection[tuple[object, ...]]
NOT_EMPTY = "Walls stand in this database already, so history cannot be loaded past them."
SETTINGS = ("SET LOCAL maintenance_work_mem = '256MB'", "SET LOCAL lock_timeout = '20s'", "SET LOCAL jit = off",
            "SET LOCAL synchronous_commit = off")  # fmt: skip


@action("demonstration.history_loaded")
def load_history(
    *, batches: Iterable[Batch], last_reference: Callable[[], int], tell: Tell, by: Viewer, at: datetime
) -> Area:
    """Stream the rows in. `last_reference` gives, at the end, the number of the last contact.

    `tell` hears what is being done, how much of it is done, and of how much.
    """
    first_refusal(unless(not is_demonstration(), NOT_HERE), unless(Wall.objects.exists(), NOT_EMPTY)).demand()
    connections["owner"].ensure_connection()
    owner = connections["owner"].connection
    with owner.transaction():
        for setting in SETTINGS:
            owner.execute(setting)
        _stream(owner, batches, tell)
        owner.execute("SELECT setval('front_door_reference', %s)", [max(last_reference(), 1)])
    with owner.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Area.objects.get(pk=cast.AREA)


def _stream(owner: Owner, batches: Iterable[Batch], tell: Tell) -> None:
    """Write on one thread while the next rows are being made on another."""
    writer = _Writer(owner)
    writer.start()
    try:
        for batch in batches:
            writer.waiting.put(batch)
            if writer.fault:
                break
    finally:
        writer.waiting.put(None)
        writer.join()
    if writer.fault:
        raise writer.fault
    tables = writer.put_away.values()
    for done, table in enumerate(tables):
        tell("Indexes", done, len(tables))
        table.make_again(owner)
    tell("Indexes", len(tables), len(tables))
    for done, table in enumerate(tables):
        tell("References", done, len(tables))
        table.bind_again(owner)
    tell("References", len(tables), len(tables))


class _Writer(Thread):
    """Takes batches until there is nothing more, or one cannot be written."""

    def __init__(self, owner: Owner) -> None:
        super().__init__(name="loading", daemon=True)
        self.owner = owner
        self.waiting: Queue[Batch | None] = Queue(maxsize=2)
        self.put_away: dict[str, _PutAway] = {}
        self.fault: BaseException | None = None

    def run(self) -> None:
        while (batch := self.waiting.get()) is not None:
            if self.fault is None:
                try:
                    _copy(self.owner, batch, self.put_away)
                except BaseException as fault:
                    self.fault = fault


def _copy(owner: Owner, batch: Batch, put_away: "dict[str, _PutAway]") -> None:
    for table, lines in batch.items():
        if table not in put_away:
            put_away[table] = _PutAway.of(owner, table)
        columns = sql.SQL(", ").join(map(sql.Identifier, columns_of(table)))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
        with owner.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write("\n".join(lines) + "\n")


@dataclass(frozen=True)
class _PutAway:
    """What was put away of one table, with the words that make it again."""

    table: str
    walled: bool
    indexes: tuple[str, ...]
    bonds: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, owner: Owner, table: str) -> "_PutAway":
        """Put away what would be checked row by row."""
        name = sql.Identifier(table)
        walled = bool(_one(owner, "SELECT relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table))
        bonds = _all(
            owner,
            """SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid = %s::regclass AND contype = 'f'""",
            table,
        )
        indexes = _all(
            owner,
            """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = %s::regclass
            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)""",
            table,
        )
        for bond, _ in bonds:
            owner.execute(
                sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(name, sql.Identifier(str(bond)))
            )
        for index, _ in indexes:
            owner.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(str(index))))
        owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(name))
        if walled:
            owner.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(name))
        made = tuple(str(words) for _, words in indexes)
        return cls(table, walled, made, tuple((str(bond), str(words)) for bond, words in bonds))

    def make_again(self, owner: Owner) -> None:
        """Indexes, triggers and the wall; the server checks what is unique."""
        name = sql.Identifier(self.table)
        for words in self.indexes:
            owner.execute(sql.SQL(words))
        owner.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(name))
        if self.walled:
            owner.execute(sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(name))

    def bind_again(self, owner: Owner) -> None:
        """References to other tables, every one checked."""
        for bond, words in self.bonds:
            name = sql.Identifier(self.table)
            add = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}")
            owner.execute(add.format(name, sql.Identifier(bond), sql.SQL(words)))


def _all(owner: Owner, query: str, table: str) -> list[tuple[object, ...]]:
    return owner.execute(query, [table]).fetchall()


def _one(owner: Owner, query: str, table: str) -> object:
    row = owner.execute(query, [table]).fetchone()
    return row[0] if row else None
