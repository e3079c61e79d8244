"""The one door to the API: the key, the transaction through its eyes, the record of access, errors as problems.

No session is looked at and no cookie: a browser that is signed in calls as nobody here.
"""

import logging
from datetime import datetime
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from sightline.access.actions.recording import record
from sightline.access.routes import Rule, StaffRequest, View, served
from sightline.access.signing_in import at_the_door
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, viewing
from sightline.api.actions import note_used
from sightline.api.given import Already
from sightline.api.models import Key
from sightline.api.permissions import NOT_IN_KEY
from sightline.api.problems import Problem, parts_of
from sightline.api.queries import key_named, viewer_of_key
from sightline.api.states import Scope
from sightline.core import clock
from sightline.core.clock import london
from sightline.core.leave import Refused, unless

MOST_BYTES = 256 * 1024
NO_KEY = "Send a key that works as “Authorization: Bearer …”. The system administrator makes keys."
WAIT = "Too many calls without a key that works came from this address. Wait a minute."
TOO_LARGE = "A body may have 256 KiB. Nothing was kept."
NOT_RIGHT = "Nothing was kept. Put right what is named and send it again."
NOT_KNOWN = "There is nothing at this address, or it is not yours to open."
BROKEN = "Nothing was kept. The same call with the same Idempotency-Key may be sent again."
REASON = "opened by a key, never by a session: the door answers 401 to whoever has none"
log = logging.getLogger("sightline.api")


class KeyRequest(StaffRequest):
    """A request on which the door has set whose key it came by."""

    key: Key


class KeyHolder(HttpBearer):
    """What an operation asks of a key. The key itself was checked at the door."""

    def __init__(self, scope: Scope | None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Key:
        caller: KeyRequest = request  # type: ignore[assignment]
        unless(self.scope is not None and not caller.viewer.may(self.scope), NOT_IN_KEY).demand()
        return caller.key


def key_page(view: View) -> View:
    """An address of the API."""

    @csrf_exempt
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = _answered(request, view, args, kwargs)
        except Problem as problem:
            response = problem.response()
        except Exception:
            log.exception("a call of the API failed")
            response = Problem(500, BROKEN).response()
        response.headers["Cache-Control"] = "no-store"
        return response

    answer.access_rule = Rule(None, signed_in=False, reason=REASON)  # type: ignore[attr-defined]
    return answer


def _answered(request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase:
    at = clock.now()
    key, viewer = _caller(request, at)
    _read_body(request)
    request.key, request.viewer = key, viewer  # type: ignore[attr-defined]

    def work() -> HttpResponseBase:
        if key.last_used_on != london(at).date():
            note_used(key=key, by=viewer, at=at)
        return _worked(request, view, args, kwargs)

    match = request.resolver_match
    named = {name: value for name, value in kwargs.items() if name != "rest"}
    return served(viewer, match.view_name if match else "", named, work=work, refuse=_refuse)


def _worked(request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase:
    """What the view gives, or a problem, with which the transaction ends."""
    try:
        response = view(request, *args, **kwargs)
    except Already as already:
        raise Problem(409, already.sentence) from already
    except ValidationError as found:
        raise Problem(422, NOT_RIGHT, parts_of(found.errors)) from found
    except HttpError as found:
        raise Problem(400, "The body is not JSON that can be read. Nothing was kept.") from found
    if response.status_code == 405:
        raise Problem(405, f"This address takes {response.headers.get('Allow', 'nothing')}.")
    return response


def _refuse(refused: Refused) -> HttpResponse:
    if refused.hidden:
        return Problem(404, NOT_KNOWN).response()
    return Problem(403, refused.sentence).response()


def _caller(request: HttpRequest, at: datetime) -> tuple[Key, Viewer]:
    """The key and whom it calls as. Whatever is wrong with a key, the answer is the same."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    key, right = key_named(token if scheme.lower() == "bearer" else "")
    today = london(at).date()
    viewer = viewer_of_key(key, on=today) if key and right and key.works(today) else None
    if key is None or viewer is None:
        if not ratelimit.consume(request, app="allauth.account", action="api_key", limit_get=True):
            raise Problem(429, WAIT)
        with viewing(at_the_door()) as door:
            record(Outcome.REFUSED, "api.key_refused", by=door, at=at, subject=key)
        raise Problem(401, NO_KEY)
    return key, viewer


def _read_body(request: HttpRequest) -> None:
    """Read no more than may be sent, whatever length is claimed."""
    given: Any = request
    given._body = request.read(MOST_BYTES + 1)
    if len(given._body) > MOST_BYTES:
        raise Problem(413, TOO_LARGE)


def not_there(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Any other address below the API."""
    raise Refused(NOT_KNOWN, hidden=True)
