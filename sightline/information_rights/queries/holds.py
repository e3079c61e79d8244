"""Legal holds, and whether one stands over something."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from sightline.access.models import LegalHold


def holds() -> QuerySet[LegalHold]:
    """Every hold the viewer may see: those that stand first."""
    found = LegalHold.objects.select_related("placed_by", "released_by")
    return found.order_by(F("released_at").asc(nulls_first=True), "-placed_at", "id")


def is_held(key: str, people: Iterable[UUID] = ()) -> bool:
    """Whether a hold stops disposal: of this class, of one of these people, or of everything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT information_rights_held(%s, %s::uuid[])", [key, list(people)])
        return bool(cursor.fetchone()[0])
