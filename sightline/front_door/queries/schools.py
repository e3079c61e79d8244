"""How many contacts each school or college told us of, in numbers only (SC-09)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class ToldBy:
    """Contacts of one school in a period, and the day of the last."""

    agency_id: UUID
    contacts: int
    last_on: date


def told_by_school(since: date, until: date) -> dict[UUID, ToldBy]:
    """By school; those that told us of nobody are left out. Nothing for anybody who keeps no list of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM front_door_told_by_school(%s, %s)", [since, until])
        return {row[0]: ToldBy(*row) for row in cursor.fetchall()}
