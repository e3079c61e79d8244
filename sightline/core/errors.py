"""Pages for what went wrong: what happened, what was kept, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from sightline.core.pages import Chrome, Link


@dataclass(frozen=True)
class Trouble:
    """The words of one page."""

    status: int
    title: str
    happened: str
    kept: str
    do: str


UNREADABLE = Trouble(
    400,
    "We could not read what was sent",
    "Something in what your browser sent was cut short, too large or not in the form we expect.",
    "Nothing was saved.",
    "Go back, check the page and send it again. If you were sending a file, check that it is smaller than "
    "20 MB.",
)
NOT_ALLOWED = Trouble(
    403,
    "You cannot do this",
    "Your post does not allow it.",
    "Nothing was changed. That you asked is on record.",
    "If you need this for your work, ask your manager or the system administrator.",
)
NOT_THERE = Trouble(
    404,
    "Page not found",
    "There is no such page or record, or it is not yours to open.",
    "Nothing was changed.",
    "Check the address, or start again from your work.",
)
BROKEN = Trouble(
    500,
    "Something went wrong on our side",
    "The service could not finish what you asked. The fault has been noted.",
    "What you had saved before is safe. The last thing you sent may not have been saved; text on long forms "
    "is kept as a draft.",
    "Wait a minute, then go back and try again. If a child is at risk now, do not wait: telephone the front "
    "door, or 999 in an emergency.",
)
TOO_MANY = Trouble(
    429,
    "Too many attempts",
    "The same thing was tried too often from here.",
    "Nothing was changed.",
    "Wait five minutes, then try again.",
)
FORGED = Trouble(
    403,
    "This page had been open too long",
    "You have signed in again since the page was opened, so we could not be sure that it was you who sent "
    "it.",
    "Nothing was saved.",
    "Go back, open the page again and send it once more.",
)


def trouble_page(request: HttpRequest | None, trouble: Trouble, *, link: Link | None = None) -> HttpResponse:
    """The page, in the usual frame if that can be made, else in a bare one that reads no records."""
    context = {"trouble": trouble, "title": trouble.title, "link": link}
    if request is not None:
        try:
            body = render_to_string("core/error.jinja", context, request=request)
            return HttpResponse(body, status=trouble.status)
        except Exception:  # noqa: S110 - the frame itself may be what is broken
            pass
    body = render_to_string("core/error.jinja", context | {"chrome": _bare(), "messages": []})
    return HttpResponse(body, status=trouble.status)


def _bare() -> Chrome:
    return Chrome(
        person=None,
        post="",
        navigation=[],
        footer=[],
        finder=None,
        account="",
        sign_out="",
        keep_alive="",
        drafts="",
        demonstration=False,
        idle_minutes=0,
        signed_in=False,
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400"""
    return trouble_page(request, UNREADABLE)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler403"""
    return trouble_page(request, NOT_ALLOWED)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404"""
    return trouble_page(request, NOT_THERE)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: reads nothing, since anything may be what broke."""
    return trouble_page(None, BROKEN)


@requires_csrf_token
def too_many(request: HttpRequest) -> HttpResponse:
    """handler429"""
    return trouble_page(request, TOO_MANY)


@requires_csrf_token
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Where a form's token does not match."""
    return trouble_page(request, FORGED)
