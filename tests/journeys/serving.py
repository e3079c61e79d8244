"""The site on 127.0.0.1 with the test database and a clock that the journey moves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.core.wsgi import get_wsgi_application
from django.db import connections

from sightline.core import clock


@dataclass
class Time:
    """What the clocks show, for the site and for the worker alike."""

    now: datetime

    def pass_by(self, **how_long: float) -> None:
        """Let time go by: `pass_by(days=3)`."""
        self.now += timedelta(**how_long)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    allow_reuse_address = True


class _Quiet(WSGIRequestHandler):
    """A request a browser gives up half-way is no news."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library names it so
        pass


@dataclass
class Site:
    """The site, running."""

    time: Time
    server: _Server = field(init=False)
    failures: list[str] = field(default_factory=list)
    name: str = "127.0.0.1"

    port: int = 0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Listen; after a stop, where it listened before."""
        self.server = _Server(("127.0.0.1", self.port), _Quiet)
        self.port = self.server.server_port
        self.server.set_app(self._served_at_this_moment(get_wsgi_application()))
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://{self.name}:{self.port}"

    def _served_at_this_moment(self, application: Any) -> Any:
        def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            def noted(status: str, headers: Any, *rest: Any) -> Any:
                if status.startswith("5"):
                    self.failures.append(f"{status} {environ['PATH_INFO']}")
                return start_response(status, headers, *rest)

            with clock.fixed(self.time.now):
                response = application(environ, noted)
                body = list(response)
                getattr(response, "close", lambda: None)()
            connections.close_all()
            return body

        return serve

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
