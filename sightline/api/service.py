"""The API as it is put together and described."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from sightline.api.door import KeyHolder
from sightline.api.problems import MEDIA, TITLES
from sightline.api.states import Scope

PREFIX = "/api/v1/"
SAID = (
    "What agencies' own systems send to the front door, and what they may read of it. Every call needs a key, made by "
    "the system administrator for one organisation and named purposes. Every call that saves needs an Idempotency-Key: "
    "the same key with the same body is given the same answer for 30 days. Errors are RFC 9457 problems that name the "
    "part that is wrong; whatever was refused kept nothing."
)
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    name: {"type": "string"} for name in ("pointer", "header", "parameter", "detail")
                },
            },
        },
    },
}


class Service(NinjaAPI):
    """Errors are left to the door, so that what was begun is taken back."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        raise exc


service = Service(
    title="Sightline",
    version="1",
    description=SAID,
    docs_url=None,
    openapi_url=None,
)


def asks(scope: Scope | None, *statuses: int) -> dict[str, Any]:
    """What an operation asks of a key, and the problems it may answer with."""
    of_problem = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    known = sorted({401, 403, 413, 429, 500, *statuses})
    responses = {each: {"description": TITLES[each][1], "content": of_problem} for each in known}
    words = {"responses": responses} | ({"x-capability": scope.value} if scope else {})
    return {"auth": KeyHolder(scope), "openapi_extra": words}


def description() -> dict[str, Any]:
    """The OpenAPI document."""
    from sightline.api.views import contacts, missing, returns  # noqa: F401 - they join the service when read

    document: dict[str, Any] = dict(service.get_openapi_schema(path_prefix=PREFIX))
    document["components"]["schemas"]["Problem"] = PROBLEM
    return document
