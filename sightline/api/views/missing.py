"""Sending a missing report, and reading which were sent."""

from typing import Any
from uuid import UUID

from ninja import Status

from sightline.access.looking import open_record
from sightline.api.actions import send_missing
from sightline.api.door import KeyRequest
from sightline.api.models import Sent
from sightline.api.problems import wrong
from sightline.api.queries import sent, states_of
from sightline.api.service import asks, service
from sightline.api.shapes.contacts import SentAnswer
from sightline.api.shapes.missing import MissingAnswer, MissingGiven, MissingPage
from sightline.api.states import Kind, Scope
from sightline.api.views.calls import OnceKey, PageNumber, call_of, page_of, sent_answer
from sightline.core import clock
from sightline.core.leave import Refusal


@service.post(
    "missing-reports",
    url_name="missing_reports",
    operation_id="reportMissing",
    summary="Report a missing child",
    response={201: SentAnswer},
    **asks(Scope.REPORT_MISSING, 400, 409, 422),
)
def report(request: KeyRequest, given: MissingGiven, idempotency_key: OnceKey) -> Status[dict[str, Any]]:
    """It opens an episode, or is added to the child's open one; it is also a contact of the front door."""
    at = clock.now()
    told = given.told(at)
    answer = told.stands(at=at)
    if isinstance(answer, Refusal):
        raise wrong("#/missing_since" if told.missing_since > at else "#/kind", answer.sentence)
    made, _ = send_missing(
        told=told,
        child=given.child.child(),
        their_reference=given.their_reference,
        call=call_of(request, Kind.MISSING, idempotency_key, given),
        by=request.viewer,
        at=at,
    )
    return Status(201, sent_answer(made))


@service.get(
    "missing-reports",
    url_name="missing_reports",
    operation_id="listMissingReports",
    summary="Missing reports you sent",
    response=MissingPage,
    **asks(Scope.READ_MISSING, 422),
)
def reports(request: KeyRequest, page: PageNumber = 1) -> dict[str, Any]:
    """The newest first, 50 a page."""
    found, more = page_of(request, sent(request.viewer, Kind.MISSING), page, Kind.MISSING)
    states = states_of(request.viewer, found)
    return {"page": page, "more": more, "items": [_report(each, states) for each in found]}


@service.get(
    "missing-reports/{uuid:missing_id}",
    url_name="missing_report",
    operation_id="readMissingReport",
    summary="One missing report you sent",
    response=MissingAnswer,
    **asks(Scope.READ_MISSING, 404),
)
def one_report(request: KeyRequest, missing_id: UUID) -> dict[str, Any]:
    """That it came, and where the episode stands if the post that answers for the key may open it."""
    found = open_record(sent(request.viewer, Kind.MISSING), request.viewer, missing_id)
    return _report(found, states_of(request.viewer, [found]))


def _report(made: Sent, states: dict[UUID, str]) -> dict[str, Any]:
    return sent_answer(made) | {"state": states.get(made.pk)}
