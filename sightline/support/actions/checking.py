"""The clock of an entry, as its versions say."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.turns import wait_turn
from sightline.deadlines.actions import cancel, start, stop
from sightline.deadlines.models import Clock
from sightline.support.models import Service
from sightline.support.queries import last_version, state_of
from sightline.support.states import REVIEW_RULE, State

REFERENCE_LONG = 40
CLOSED = "The service has closed."


@action("support.service_followed")
def follow_service(*, subject_id: UUID, by: Viewer, at: datetime) -> Service:
    """The clock runs from the last time somebody said that all of it was right, until they say so again or it closes.

    It follows what is recorded, since whoever keeps the directory need not see the provider's clock. Done twice it
    changes nothing.
    """
    wait_turn(subject_id)
    service: Service = Service.objects.select_related("controller").get(pk=subject_id)
    last = last_version(subject_id)
    if last is None:
        return service
    running = Clock.objects.filter(subject_id=service.pk, stopped_at=None)
    if state_of(last) is State.CLOSED:
        cancel(subject=service, why=CLOSED, by=by, at=at)
    elif running.exclude(started_at=last.checked_at).exists():
        stop(subject=service, stopped_at=last.checked_at, by=by, at=at)
    if state_of(last) is State.OPEN and not running.filter(started_at=last.checked_at).exists():
        start(
            rule=REVIEW_RULE,
            subject=service,
            about=[],
            started_at=last.checked_at,
            owner_agency=service.controller,
            reference=last.name[:REFERENCE_LONG],
            path=reverse("support:service", args=[service.pk]),
            by=by,
            at=at,
        )
    return service
