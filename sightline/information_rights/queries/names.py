"""What the people under review are called."""

from collections.abc import Iterable
from uuid import UUID

from sightline.people.models import Name


def every_name(record_ids: Iterable[UUID]) -> list[str]:
    """Every name held of these records, in full."""
    return [name.full for name in Name.objects.filter(record_id__in=list(record_ids)).order_by("id")]
