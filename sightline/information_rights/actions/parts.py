"""What the writes of this folder have in common: find whose records, or the request; the law of a row; its clock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sightline.access.models import Agency
from sightline.access.viewer import Viewer
from sightline.core.clock import london, midnight
from sightline.core.leave import Answer, Refused
from sightline.deadlines.actions import start
from sightline.information_rights.clock import Standing
from sightline.information_rights.models import RecordsRequest, RequestStep
from sightline.information_rights.permissions import NOT_FOUND, may_answer
from sightline.information_rights.queries.names import every_name
from sightline.information_rights.queries.requests import requests
from sightline.information_rights.queries.review import whole_identity
from sightline.people.models import SourceRecord

RULE = "IR-01"


def person_of(
    among: QuerySet[SourceRecord], record_id: UUID, by: Viewer, leave: Callable[[Viewer, list[str]], Answer]
) -> list[UUID]:
    """Every record of the person one of them stands for. Whoever acts must be able to open all, and have leave."""
    people = whole_identity(record_id)
    if among.filter(pk__in=people).count() < len(people):
        raise Refused(NOT_FOUND, hidden=True)
    leave(by, every_name(people)).demand()
    return people


def run_clock(held: RecordsRequest, now: Standing, *, by: Viewer, at: datetime) -> None:
    """The clock of a request, its organisation's; none while it stands still."""
    if now.due_on is not None:
        start(
            rule=RULE,
            subject=held,
            about=held.about,
            started_at=midnight(held.received_on),
            due_at=midnight(now.due_on + timedelta(days=1)),
            owner_agency=Agency.objects.get(pk=held.controller_id),
            reference="Request for records",
            path=f"/rights/requests/{held.pk}/",
            by=by,
            at=at,
        )


def answerable(request_id: UUID, by: Viewer) -> RecordsRequest:
    """The request, if this person may work on it."""
    held = requests().filter(pk=request_id).first()
    if held is None:
        raise Refused(NOT_FOUND, hidden=True)
    may_answer(by, every_name(held.about)).demand()
    return held


def add_step(
    held: RecordsRequest, kind: str, words: str, *, by: Viewer, at: datetime, agency_id: UUID | None = None
) -> RequestStep:
    """One thing that happened to a request, in the order of its happening."""
    law = law_of(held.about, held.controller_id, RequestStep.RETENTION, by, at)
    number, on = held.steps.count() + 1, london(at).date()
    return RequestStep.objects.create(
        request=held, number=number, kind=kind, on=on, words=words, agency_id=agency_id, **law
    )


def law_of(
    people: Iterable[UUID], controller_id: UUID | None, retention: str, by: Viewer, at: datetime
) -> dict[str, Any]:
    """Whom a row is about, under whose control, and whose hand it is."""
    return {
        "about": list(people),
        "controller_id": controller_id,
        "retention_class": retention,
        "by_id": by.staff_id,
        "at": at,
    }
