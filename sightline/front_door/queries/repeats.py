"""Several contacts about one child within a span of time (FD-10)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sightline.core.clock import london
from sightline.deadlines.counting import add_months
from sightline.front_door.models import ContactSubject, RepeatAlert
from sightline.front_door.states import SubjectRole


def received_about(record_ids: Iterable[UUID]) -> list[datetime]:
    """When each contact about a child arrived, oldest first; one contact counts once however often it names them."""
    rows = ContactSubject.objects.filter(source_record_id__in=list(record_ids), role=SubjectRole.CHILD)
    pairs = rows.values_list("contact_id", "contact__received_at").distinct()
    return sorted(moment for _, moment in pairs)


def within(received: Sequence[datetime], until: datetime, *, months: int) -> int:
    """How many arrived in the months up to a moment, that moment included. Whole days of London."""
    earliest = add_months(london(until).date(), -months)
    return sum(1 for moment in received if moment <= until and london(moment).date() > earliest)


def crossed(received: Sequence[datetime], *, least: int, months: int) -> datetime | None:
    """When the number was last reached, if with the newest contact it still stands. None where it does not.

    Each contact after the one that reached it belongs to the same crossing, until one arrives that finds
    fewer than that many in its span.
    """
    found = None
    for place, moment in enumerate(received):
        before = within(received[:place], moment, months=months)
        if before + 1 < least:
            found = None
        elif before < least:
            found = moment
    return found


def reached_by(record_ids: Iterable[UUID], moment: datetime) -> ContactSubject:
    """The contact about a child that arrived at a moment, with the record it names them by."""
    rows = ContactSubject.objects.filter(source_record_id__in=list(record_ids), role=SubjectRole.CHILD)
    found: ContactSubject = (
        rows.filter(contact__received_at=moment).select_related("contact").order_by("contact_id", "number")[0]
    )
    return found


def alerted(record_ids: Iterable[UUID], since: datetime) -> bool:
    """Whether this crossing, of this child, has already raised its alert."""
    return RepeatAlert.objects.filter(source_record_id__in=list(record_ids), crossed_at__gte=since).exists()
