"""Every page says who may open it, beside its view. What says nothing is refused by the access walk.

`staff_page` is the only door to records: it checks the sign-in and the second factor, opens the one
transaction with the signed viewer, and writes a refusal on the record in a transaction of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from sightline.access.actions.recording import current_route, record, refused_in_actions
from sightline.access.models import Staff
from sightline.access.states import Outcome
from sightline.access.viewer import Viewer, viewer_of, viewing
from sightline.core import clock
from sightline.core.leave import Refused

View = Callable[..., HttpResponseBase]

NO_POST = "You hold no post in Sightline today. Ask your manager or the system administrator."
NOT_YOURS = "Your post does not include this page. If you need it for your work, ask your manager."


@dataclass(frozen=True)
class Rule:
    """Who may open a route: a capability, or None with the reason why everybody may."""

    capability: str | None
    signed_in: bool
    reason: str = ""


class StaffRequest(HttpRequest):
    """A request on which `staff_page` has set who is looking."""

    viewer: Viewer


def open_page(reason: str) -> Callable[[View], View]:
    """A page anybody may open without signing in, and why. It sees no walled row."""

    def decorate(view: View) -> View:
        view.access_rule = Rule(None, signed_in=False, reason=reason)  # type: ignore[attr-defined]
        return view

    return decorate


def staff_page(capability: str | None, *, reason: str = "") -> Callable[[View], View]:
    """A page for staff whose post carries the capability; None, with a reason, for every member of staff."""

    def decorate(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, Staff):
                return redirect_to_login(request.get_full_path())
            if not has_second_factor(request):
                return redirect("access:second_factor")
            return _serve(request, request.user, view=view, capability=capability, args=args, kwargs=kwargs)

        page.access_rule = Rule(capability, signed_in=True, reason=reason)  # type: ignore[attr-defined]
        return page

    return decorate


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with an app code or a passkey."""
    methods = request.session.get("account_authentication_methods", [])
    return any(entry.get("method") == "mfa" for entry in methods)


def _serve(
    request: HttpRequest, staff: Staff, *, view: View, capability: str | None, args: Any, kwargs: Any
) -> HttpResponseBase:
    match = request.resolver_match
    viewer = viewer_of(staff, on=clock.today())
    request.viewer = viewer  # type: ignore[attr-defined]

    def work() -> HttpResponseBase:
        _demand(viewer, capability)
        return _rendered(view(request, *args, **kwargs))

    def refuse(refused: Refused) -> HttpResponse:
        if refused.hidden:
            return render(request, "core/not_found.jinja", status=404)
        return render(request, "core/refused.jinja", {"sentence": refused.sentence}, status=403)

    return served(viewer, match.view_name if match else "", kwargs, work=work, refuse=refuse)


def served(
    viewer: Viewer,
    route: str,
    named: dict[str, Any],
    *,
    work: Callable[[], HttpResponseBase],
    refuse: Callable[[Refused], HttpResponseBase],
) -> HttpResponseBase:
    """One transaction through this viewer's eyes. A refusal is kept in one of its own, with what was `named`."""
    token, noted = current_route.set(route), list[tuple[str, Refused]]()
    noting = refused_in_actions.set(noted)
    try:
        try:
            with viewing(viewer):
                response = work()
        except Refused as refused:
            _keep([each for each in noted if each[1] is not refused], viewer, named)
            with viewing(viewer):
                words = _said(refused.sentence, named)
                record(Outcome.REFUSED, "access.refused", by=viewer, at=clock.now(), words=words)
                return refuse(refused)
        except Exception:
            _keep(noted, viewer, named)
            raise
        _keep(noted, viewer, named)
        return response
    finally:
        refused_in_actions.reset(noting)
        current_route.reset(token)


def _demand(viewer: Viewer, capability: str | None) -> None:
    if not viewer.roles:
        raise Refused(NO_POST)
    if capability and not viewer.may(capability):
        raise Refused(NOT_YOURS)


def _rendered(response: HttpResponseBase) -> HttpResponseBase:
    """Templates may still read rows, so they are rendered while the transaction lasts."""
    late = getattr(response, "render", None)
    if late and not getattr(response, "is_rendered", True):
        late()
    return response


def _keep(noted: list[tuple[str, Refused]], viewer: Viewer, kwargs: dict[str, Any]) -> None:
    """Refusals the page went on from, most often to say why beside what was typed: one line each, said once."""
    once = {(kind, refused.sentence): kind for kind, refused in noted}
    if once:
        with viewing(viewer):
            for (_, sentence), kind in once.items():
                words = _said(sentence, kwargs)
                record(Outcome.REFUSED, kind, by=viewer, at=clock.now(), words=words)


def _said(sentence: str, kwargs: dict[str, Any]) -> str:
    named = " ".join(f"{name}={value}" for name, value in sorted(kwargs.items()))
    return f"{sentence} {named}".strip()
