"""Taking turns: those who act at once on one thing come one after another, until the transaction ends."""

from uuid import UUID

from django.db import connection


def wait_turn(thing: UUID | int) -> None:
    """Wait until nobody else acts on the thing; a number names a whole register.

    Facts are rows that nobody may lock, so the turn is taken on the identifier.
    """
    key = thing if isinstance(thing, int) else thing.int & (2**63 - 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
