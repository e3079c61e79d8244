"""Matching a row of an agency's file by the agency's own reference."""

from uuid import UUID

from django.db import connection


def reference_held(*, agency_id: UUID, reference: str) -> UUID | None:
    """The source record that has this reference, behind a wall or not.

    For bringing in files only: the database answers nobody whose viewer lacks "people.match_references".
    What is then written about the record carries its wall.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_reference_held(%s, %s)", [agency_id, reference])
        row = cursor.fetchone()
    return row[0] if row else None
