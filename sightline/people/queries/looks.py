"""Who opened a record that bears their own name or their family's, for review."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from sightline.access.models import AuditEvent
from sightline.access.queries import names_of_staff
from sightline.core.leave import Refused
from sightline.people.models import LookReview
from sightline.people.states import Alike

MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Look:
    """One line of the record, with how the names are alike and what was found."""

    event: AuditEvent
    who: str
    alike: Alike
    review: LookReview | None


def looks_alike(*, since: datetime, until: datetime) -> list[Look]:
    """Those of a time, the newest first. The database gives ids and nothing of whom was looked at."""
    alike = _alike(since, until)
    events = list(AuditEvent.objects.filter(pk__in=alike).order_by("-at", "-id"))
    reviews = {
        each.event_id: each for each in LookReview.objects.filter(event_id__in=alike).select_related("by")
    }
    names = names_of_staff({event.staff_id for event in events if event.staff_id})
    return [
        Look(
            event=event,
            who=names.get(event.staff_id, "") if event.staff_id else "",
            alike=alike[event.pk],
            review=reviews.get(event.pk),
        )
        for event in events
    ]


def one_look(event_id: UUID) -> Look:
    """One of them; refused where the line is none of these."""
    event = AuditEvent.objects.filter(pk=event_id).first()
    found = looks_alike(since=event.at, until=event.at + MOMENT) if event else []
    for look in found:
        if look.event.pk == event_id:
            return look
    raise Refused("There is no such entry.", hidden=True)


def _alike(since: datetime, until: datetime) -> dict[UUID, Alike]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id, alike FROM people_looks_alike(%s, %s)", [since, until])
        return {event_id: Alike(alike) for event_id, alike in cursor.fetchall()}
