"""Names of places and people of concern in a text that is about to be made public (IS-08)."""

from django.db import connection


def withheld_in(text: str) -> list[str]:
    """Those that stand in it, in the order of their letters; for the worker and those who publish minutes or pages."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM intelligence_withheld_in(%s)", [text])
        return [row[0] for row in cursor.fetchall()]
