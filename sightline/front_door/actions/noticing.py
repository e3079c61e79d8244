"""Several contacts about one child, noticed as the contact is taken or a child is attached: once a crossing (FD-10)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from sightline.access.viewer import Viewer
from sightline.core.clock import london
from sightline.core.turns import wait_turn
from sightline.deadlines.counting import add_months
from sightline.front_door.actions.alerting import alert_specialists
from sightline.front_door.actions.moving import keep
from sightline.front_door.choices import SettingKey
from sightline.front_door.models import Contact, RepeatAlert
from sightline.front_door.queries.repeats import alerted, crossed, reached_by, received_about, within
from sightline.front_door.queries.set_up import settings
from sightline.people.queries import identities_of

FEWEST = 2  # no partnership may set less


def notice_repeats(
    contact: Contact, children: Iterable[UUID], *, by: Viewer, at: datetime
) -> list[RepeatAlert]:
    """Raise an alert for each child whom this contact brought to so many. Part of taking and of attaching."""
    made = []
    for record_id, records in sorted(identities_of(children).items()):
        crossing = _new_crossing(records, at)
        if crossing:
            made.append(_raise(contact, record_id, by=by, at=at, **crossing))
    return made


def notice_joined(children: Iterable[UUID], *, by: Viewer, at: datetime) -> list[RepeatAlert]:
    """The same when records were joined or parted: the alert hangs on the contact with which the number was reached."""
    made = []
    for records in sorted(set(identities_of(children).values()), key=min):
        crossing = _new_crossing(records, at)
        if crossing:
            subject = reached_by(records, crossing["crossed_at"])
            made.append(_raise(subject.contact, subject.source_record_id, by=by, at=at, **crossing))
    return made


def _new_crossing(records: Collection[UUID], at: datetime) -> dict[str, Any] | None:
    """The crossing to be told of now: two contacts about one child at the same moment raise one alert."""
    if not _unheard_crossing(records, at):
        return None
    wait_turn(min(records))
    return _unheard_crossing(records, at)


def _unheard_crossing(records: Collection[UUID], at: datetime) -> dict[str, Any] | None:
    """The crossing that has raised no alert yet."""
    crossing = _crossing(records, at)
    return crossing if crossing and not alerted(records, crossing["crossed_at"]) else None


def _crossing(records: Collection[UUID], at: datetime) -> dict[str, Any] | None:
    """When so many were reached, and by which numbers; none for a history longer ago than the span itself."""
    received = received_about(records)
    if len(received) < FEWEST:
        return None
    numbers = settings()
    least, months = numbers[SettingKey.REPEAT_LEAST], numbers[SettingKey.REPEAT_MONTHS]
    moment = crossed(received, least=least, months=months)
    if moment is None or london(moment).date() <= add_months(london(at).date(), -months):
        return None
    many = within(received, moment, months=months)
    return {"crossed_at": moment, "contacts": many, "least": least, "months": months}


def _raise(contact: Contact, record_id: UUID, *, by: Viewer, at: datetime, **columns: Any) -> RepeatAlert:
    made: RepeatAlert = keep(RepeatAlert, contact, by=by, at=at, source_record_id=record_id, **columns)
    contact.refresh_from_db(fields=["walls"])
    alert_specialists(contact, reverse("front_door:repeat", args=[made.pk]), by=by, at=at)
    return made
