"""Loads many rows at once into a demonstration, as the owner of the tables, in one transaction.

Keys, constraints and indexes are put away while rows stream in and made again before the transaction ends, so the
server checks every one of them. If anything fails, or the machine stops, nothing at all has happened. No wall
stands yet (an empty borough has none), so no row needs one; a test compares the tables' definitions before and after.
Only ever in a database that was marked to hold a demonstration.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from queue import Queue
from threading import Thread

from django.db import connections
from psycopg import sql

from sightline.access.acts import action
from sightline.access.models import Area, Wall
from sightline.access.viewer import Viewer
from sightline.core.leave import first_refusal, unless
from sightline.demonstration import cast
from sightline.demonstration.actions.putting_away import Owner, PutAway
from sightline.demonstration.sign_ins import NOT_HERE, is_demonstration
from sightline.demonstration.stencils.compiled import columns_of

Batch = dict[str, bytes]
Tell = Callable[[str, int, int], None]
NOT_EMPTY = "Walls stand in this database already, so history cannot be loaded past them."
SETTINGS = ("SET LOCAL maintenance_work_mem = '512MB'", "SET LOCAL lock_timeout = '20s'", "SET LOCAL jit = off",
            "SET LOCAL synchronous_commit = off")  # fmt: skip


@action("demonstration.history_loaded")
def load_history(
    *,
    batches: Iterable[Batch],
    tables: Iterable[str],
    last_reference: Callable[[], int],
    tell: Tell,
    by: Viewer,
    at: datetime,
) -> Area:
    """Stream the rows in, into `tables`. `last_reference` gives, at the end, the number of the last contact.

    `tell` hears what is being done, how much of it is done, and of how much.
    """
    first_refusal(unless(not is_demonstration(), NOT_HERE), unless(Wall.objects.exists(), NOT_EMPTY)).demand()
    connections["owner"].ensure_connection()
    owner = connections["owner"].connection
    with owner.transaction():
        for setting in SETTINGS:
            owner.execute(setting)
        put_away = PutAway(owner, sorted(tables))
        _stream(owner, batches)
        put_away.make_again(tell)
        owner.execute("SELECT setval('front_door_reference', %s)", [max(last_reference(), 1)])
    return Area.objects.get(pk=cast.AREA)


def _stream(owner: Owner, batches: Iterable[Batch]) -> None:
    """Write on one thread while the next rows are being fetched on another."""
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


class _Writer(Thread):
    """Takes batches until there is nothing more, or one cannot be written."""

    def __init__(self, owner: Owner) -> None:
        super().__init__(name="loading", daemon=True)
        self.owner = owner
        self.waiting: Queue[Batch | None] = Queue(maxsize=4)
        self.fault: BaseException | None = None

    def run(self) -> None:
        while (batch := self.waiting.get()) is not None:
            if self.fault is None:
                try:
                    _copy(self.owner, batch)
                except BaseException as fault:
                    self.fault = fault


def _copy(owner: Owner, batch: Batch) -> None:
    for table, lines in batch.items():
        columns = sql.SQL(", ").join(map(sql.Identifier, columns_of(table)))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
        with owner.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(lines)
