"""What operations have in common: the call as actions take it, pages of a list, the description."""

import hashlib
import json
from typing import Annotated, Any
from uuid import uuid4

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Schema
from pydantic import Field

from sightline.access.actions.recording import record
from sightline.access.states import Outcome
from sightline.api.door import KeyRequest
from sightline.api.given import Call
from sightline.api.models import Sent
from sightline.api.queries import digest_of
from sightline.api.service import asks, description, service
from sightline.api.states import Kind
from sightline.core import clock

OnceKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=200,
        pattern=r"^[!-~]+$",
        description="Made anew for each thing that is sent; the same again only to repeat a call",
    ),
]
PageNumber = Annotated[int, Query(ge=1, le=10_000)]
A_PAGE = 50


def call_of(request: KeyRequest, kind: Kind, once: str, given: Schema) -> Call:
    """The call with its digests. The order of fields and the spaces between them make no difference."""
    said = json.dumps(given.model_dump(mode="json"), sort_keys=True)
    body = hashlib.sha256(f"{kind}\n{said}".encode()).hexdigest()
    return Call(key=request.key, asked=digest_of(once), body=body, sent_id=uuid4())


def page_of(request: KeyRequest, rows: QuerySet[Sent], page: int, kind: Kind) -> tuple[list[Sent], bool]:
    """One page, and whether another follows. That it was read is on the record of access."""
    first = (page - 1) * A_PAGE
    found = list(rows[first : first + A_PAGE + 1])
    words = f"{kind.label}s that were sent, page {page}"
    record(Outcome.OPENED, "api.sent_listed", by=request.viewer, at=clock.now(), words=words)
    return found[:A_PAGE], len(found) > A_PAGE


def sent_answer(made: Sent) -> dict[str, Any]:
    """What every sender is told of what it sent."""
    return {
        "id": made.pk,
        "reference": made.reference,
        "their_reference": made.their_reference,
        "received_at": made.at,
    }


class Described(Schema):
    """The OpenAPI document."""

    openapi: Annotated[str, Field(description="The version of OpenAPI")]


@service.get(
    "openapi.json",
    url_name="openapi",
    operation_id="describe",
    summary="This description",
    response=Described,
    **asks(None),
)
def openapi(request: HttpRequest) -> Any:
    return HttpResponse(json.dumps(description()), content_type="application/json")
