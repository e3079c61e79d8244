"""Returning pupils or nil, and reading which returns were sent."""

from typing import Any
from uuid import UUID

from ninja import Status

from sightline.access.looking import open_record
from sightline.api.actions import send_nil, send_return
from sightline.api.door import KeyRequest
from sightline.api.models import Sent
from sightline.api.problems import wrong
from sightline.api.queries import sent
from sightline.api.service import asks, service
from sightline.api.shapes.contacts import SentAnswer
from sightline.api.shapes.returns import NilGiven, ReturnAnswer, ReturnGiven, ReturnPage
from sightline.api.states import Kind, Scope
from sightline.api.views.calls import OnceKey, PageNumber, call_of, page_of, sent_answer
from sightline.core import clock
from sightline.core.leave import Refusal
from sightline.education.years import is_asked, year_of


def _asked(year: int, pointer: str) -> None:
    answer = is_asked(year, on=clock.today())
    if isinstance(answer, Refusal):
        raise wrong(pointer, answer.sentence)


@service.post(
    "returns",
    url_name="returns",
    operation_id="returnPupil",
    summary="Return a pupil",
    response={201: SentAnswer},
    **asks(Scope.SEND_RETURNS, 400, 409, 422),
)
def pupil(request: KeyRequest, given: ReturnGiven, idempotency_key: OnceKey) -> Status[dict[str, Any]]:
    """As it arises. What stands already word for word is answered 409."""
    at = clock.now()
    answer = given.noted().stands(on=clock.today())
    if isinstance(answer, Refusal):
        raise wrong("#/noticed_on", answer.sentence)
    _asked(year_of(given.noticed_on), "#/noticed_on")
    made, _ = send_return(
        row=given.row(),
        their_reference=given.their_reference,
        call=call_of(request, Kind.RETURN, idempotency_key, given),
        by=request.viewer,
        at=at,
    )
    return Status(201, sent_answer(made))


@service.post(
    "returns/nil",
    url_name="returns_nil",
    operation_id="returnNil",
    summary="Return nil",
    response={201: SentAnswer},
    **asks(Scope.SEND_RETURNS, 400, 409, 422),
)
def nil(request: KeyRequest, given: NilGiven, idempotency_key: OnceKey) -> Status[dict[str, Any]]:
    """No pupil to return for an academic year."""
    _asked(given.academic_year, "#/academic_year")
    made, _ = send_nil(
        year=given.academic_year,
        their_reference=given.their_reference,
        call=call_of(request, Kind.RETURN, idempotency_key, given),
        by=request.viewer,
        at=clock.now(),
    )
    return Status(201, sent_answer(made))


@service.get(
    "returns",
    url_name="returns",
    operation_id="listReturns",
    summary="Returns you sent",
    response=ReturnPage,
    **asks(Scope.READ_RETURNS, 422),
)
def returns(request: KeyRequest, page: PageNumber = 1) -> dict[str, Any]:
    """The newest first, 50 a page."""
    found, more = page_of(request, sent(request.viewer, Kind.RETURN), page, Kind.RETURN)
    return {"page": page, "more": more, "items": [_return(each) for each in found]}


@service.get(
    "returns/{uuid:sent_return_id}",
    url_name="return",
    operation_id="readReturn",
    summary="One return you sent",
    response=ReturnAnswer,
    **asks(Scope.READ_RETURNS, 404),
)
def one_return(request: KeyRequest, sent_return_id: UUID) -> dict[str, Any]:
    """That it came."""
    return _return(open_record(sent(request.viewer, Kind.RETURN), request.viewer, sent_return_id))


def _return(made: Sent) -> dict[str, Any]:
    return sent_answer(made) | {"nil": made.nil_return_id is not None}
