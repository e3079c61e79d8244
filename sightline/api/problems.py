"""Errors as RFC 9457 says them: what is wrong, with which part of the call, and that nothing was kept."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse

MEDIA = "application/problem+json"
TITLES = {
    400: ("unreadable", "The call cannot be read"),
    401: ("no-key", "No key that works"),
    403: ("not-allowed", "Not allowed"),
    404: ("not-there", "Not there"),
    405: ("no-such-method", "Not done here"),
    409: ("already", "It stands already"),
    413: ("too-large", "Too large"),
    422: ("wrong", "Something in it is not right"),
    429: ("too-many", "Too many attempts"),
    500: ("broken", "Something broke here"),
}
Part = Mapping[str, str]


class Problem(Exception):
    """Ends a call. `parts` name what is wrong: a `pointer` into the body, a `header` or a `parameter`, and `detail`."""

    def __init__(self, status: int, detail: str, parts: Iterable[Part] = ()) -> None:
        super().__init__(detail)
        self.status, self.detail, self.parts = status, detail, list(parts)

    def response(self) -> HttpResponse:
        kind, title = TITLES[self.status]
        said: dict[str, Any] = {
            "type": f"urn:sightline:problem:{kind}",
            "title": title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.parts:
            said["errors"] = self.parts
        headers = {"Cache-Control": "no-store"}
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        if self.status == 429:
            headers["Retry-After"] = "60"
        return HttpResponse(json.dumps(said), status=self.status, content_type=MEDIA, headers=headers)


def wrong(pointer: str, detail: str) -> Problem:
    """One part of the body that is not right."""
    return Problem(
        422, "Nothing was kept. Put right what is named and send it again.", [part(pointer, detail)]
    )


def part(pointer: str, detail: str) -> Part:
    return {"pointer": pointer, "detail": detail}


def parts_of(errors: Iterable[Mapping[str, Any]]) -> list[Part]:
    """What the check of types found, place by place; never what stood there."""
    return [_part_of(tuple(map(str, each["loc"])), str(each["msg"])) for each in errors]


def _part_of(place: tuple[str, ...], message: str) -> Part:
    detail = message.removeprefix("Value error, ")
    where, inside = place[0], place[1:]
    if where == "header":
        return {"header": inside[-1] if inside else "", "detail": detail}
    if where in {"query", "path"}:
        return {"parameter": inside[-1] if inside else "", "detail": detail}
    # The first name under the body is that of the argument it was read into.
    escaped = [each.replace("~", "~0").replace("/", "~1") for each in inside[1:]]
    return {"pointer": "#" + "".join(f"/{each}" for each in escaped), "detail": detail}
