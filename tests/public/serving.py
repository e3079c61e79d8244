"""The public pages as their own process, on a port of 127.0.0.1, with a folder and the tests' database and no more."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from sightline.config.cli import PUBLIC_THREADS, SERVE
from tests.mailbox_work import database_of

STARTS_WITHIN = 60
ANSWERS_WITHIN = 60
AT_A_MOMENT = """
import sys
from datetime import datetime
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from sightline.config.public_wsgi import application
from sightline.core import clock

class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass

def serve(environ, start_response):
    with clock.fixed(datetime.fromisoformat(sys.argv[2])):
        return application(environ, start_response)

server = Server(("127.0.0.1", int(sys.argv[1])), Quiet)
server.set_app(serve)
server.serve_forever()
"""


def folder_for(folder: Path) -> Path:
    """What `sightline public` gives its process: where the database is, and the password of one role."""
    import json

    given = database_of("public")
    (folder / "secrets").mkdir(parents=True, exist_ok=True)
    (folder / "secrets" / "sightline_public").write_text(given["password"] + "\n")
    place = {name: given[name] for name in ("host", "port", "dbname")}
    (folder / "database.json").write_text(json.dumps(place) + "\n")
    return folder


def environment_of(folder: Path, port: int = 8001) -> dict[str, str]:
    """All that the process is told."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "SIGHTLINE_PUBLIC_VAR": str(folder),
        "SIGHTLINE_PUBLIC_ADDRESS": f"http://127.0.0.1:{port}",
    }


@dataclass
class PublicSite:
    """The process: `at` holds its clock still, else it is served as it really is."""

    folder: Path
    at: datetime | None = None
    port: int = 0
    process: Any = field(init=False)

    def __post_init__(self) -> None:
        folder_for(self.folder)
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.port = self.port or int(door.getsockname()[1])
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder.with_suffix(".log")

    def start(self) -> None:
        where = ["--no-access-log", "--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"]
        command = [
            sys.executable,
            "-m",
            "granian",
            *SERVE,
            PUBLIC_THREADS,
            *where,
            "sightline.config.public_wsgi:application",
        ]
        if self.at is not None:
            command = [sys.executable, "-c", AT_A_MOMENT, str(self.port), self.at.isoformat()]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, env=environment_of(self.folder, self.port), stdout=log, stderr=log,
                start_new_session=True, cwd=Path(__file__).parents[2],
            )  # fmt: skip
        self._answers()

    def _answers(self) -> None:
        """Knock until it opens; a process that has ended is said to have."""
        from time import monotonic

        until = monotonic() + STARTS_WITHIN
        while True:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            assert self.process.poll() is None, self.log.read_text()
            assert monotonic() < until, "it did not start"
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)

    def ask(self, path: str, told: dict[str, str] | None = None, **headers: str) -> tuple[int, Any, str]:
        """Status, headers and text of a page; `told` is posted."""
        body = urlencode(told).encode() if told is not None else None
        request = Request(self.address + path, data=body, headers=headers)  # noqa: S310 - our own address
        try:
            with urlopen(request, timeout=ANSWERS_WITHIN) as answer:  # noqa: S310
                return answer.status, answer.headers, answer.read().decode()
        except HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def kill(self) -> None:
        """At once, with everything it is doing."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, 9)
        self.process.wait()
        with suppress(OSError):
            while True:  # its own workers may live a moment longer
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                Event().wait(0.02)
