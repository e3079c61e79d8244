"""What keeps the public pages quiet: what no log or browser keeps, and what a page may load."""

import hashlib
import logging
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse

from sightline.public import process

HERE = Path(__file__).parent / "page"
STYLE = (HERE / "page.css").read_text(encoding="utf-8")
SCRIPT = (HERE / "page.js").read_text(encoding="utf-8")
TOLD_BY_BROWSERS = (
    "REMOTE_ADDR",
    "REMOTE_HOST",
    "REMOTE_PORT",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
    "HTTP_COOKIE",
    "HTTP_ACCEPT_LANGUAGE",
)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


HEADERS = {
    "Content-Security-Policy": "; ".join(
        [
            "default-src 'none'",
            f"style-src {_hash(STYLE)}",
            f"script-src {_hash(SCRIPT)}",
            "img-src data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ]
    ),
    "Cache-Control": "no-store, private",
    "Pragma": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), clipboard-read=(), browsing-topics=()",
}
ELSEWHERE = "This page takes only what is sent from itself."


class Quiet:
    """Middleware: the headers, and no post from another site's page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from_elsewhere = request.headers.get("Sec-Fetch-Site", "") in {"cross-site", "same-site"}
        if request.method == "POST" and from_elsewhere:
            response = HttpResponse(ELSEWHERE, status=403, content_type="text/plain")
        else:
            response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if process.secure():
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response


def forgetting(application: Callable[..., Any]) -> Callable[..., Any]:
    """A WSGI application that never learns who asks: addresses, agents and cookies are taken off first."""

    def serve(environ: dict[str, Any], start_response: Any) -> Any:
        for name in TOLD_BY_BROWSERS:
            environ.pop(name, None)
        return application(environ, start_response)

    return serve


class NoWords(logging.Formatter):
    """A line of the log: what kind of fault, in which line of the code. Never a message, a value or an address."""

    def format(self, record: logging.LogRecord) -> str:
        kind, _, trace = record.exc_info or (None, None, None)
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        at = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
        return f"{record.levelname} {record.name} {kind.__name__ if kind else ''} {at}".rstrip()
