"""Headers on every answer: what a page may load, and that signed-in pages are kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# The one inline script of the GOV.UK template, which says that JavaScript is on.
TEMPLATE_SCRIPT = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"


def policy() -> str:
    """The content security policy. Signing in elsewhere adds that provider as a place forms may lead to."""
    elsewhere = " ".join(getattr(settings, "SIGHTLINE_FORM_TARGETS", ()))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {TEMPLATE_SCRIPT}",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"form-action 'self' {elsewhere}".strip(),
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'",
        ]
    )


class Headers:
    """Middleware: the policy on every answer; `no-store` wherever somebody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if settings.SESSION_COOKIE_NAME in request.COOKIES or _made_private(response):
            response.headers["Cache-Control"] = "no-store, private"
        return response


def _made_private(response: HttpResponseBase) -> bool:
    """A page that just started a session, or that holds a form's token."""
    return isinstance(response, HttpResponse) and bool(response.cookies)
