"""Asking the database for records by search keys, through its own functions (see search_sql)."""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from sightline.people.naming.clauses import Clause, Group


def _as_json(clauses: Iterable[Clause]) -> str:
    return json.dumps([{"group": int(c.group), "sets": [sorted(s) for s in c.sets]} for c in clauses])


def found_by_key(clauses: list[Clause], *, skip: int, most: int) -> list[tuple[UUID, Group]]:
    """Ids with the heading each stands under, in the order they are listed."""
    if not clauses:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT record_id, heading FROM people_found(%s::jsonb, %s, %s)", [_as_json(clauses), skip, most]
        )
        return [(record_id, Group(heading)) for record_id, heading in cursor.fetchall()]


def restricted_named(clauses: list[Clause]) -> tuple[str, ...]:
    """Whom to ask about restricted people of a name; nothing else is told."""
    if not clauses:
        return ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT ask FROM people_restricted_named(%s::jsonb)", [_as_json(clauses)])
        return tuple(ask for (ask,) in cursor.fetchall())
