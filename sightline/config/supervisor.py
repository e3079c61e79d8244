"""Run the database, the site, its worker and the public pages: start them, keep them going, stop what was started."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import click

from sightline.config import postgres

COMMAND = [sys.executable, "-m", "sightline.config.cli"]
LOOK_EVERY_SECONDS = 0.2
STOP_WITHIN_SECONDS = 15
DATABASE_EVERY_LOOKS = 10
ENDINGS_ALLOWED = 5
WITHIN_SECONDS = 60


@dataclass
class Part:
    """One process to keep going."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    endings: list[float] = field(default_factory=list)

    def start(self) -> None:
        # A session of its own: the terminal's Ctrl-C reaches only the supervisor, which stops each part once.
        self.process = _spawn(self.command, self.environment)

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def worn_out(self) -> bool:
        """Note that it ended; say whether it did so too often to go on."""
        now = time.monotonic()
        self.endings = [each for each in self.endings if now - each < WITHIN_SECONDS] + [now]
        return len(self.endings) > ENDINGS_ALLOWED


class Asked:
    """Whether somebody asked us to stop (Ctrl-C, SIGTERM, or the terminal closing)."""

    def __init__(self) -> None:
        self.stop = False
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.stop = True


def run(*, host: str, port: int, public_port: int, demonstration: bool = False) -> int:
    """Bring everything up and keep it up until asked to stop; return the exit status."""
    asked = Asked()
    var = postgres.var_folder()
    with _only_one(var):
        _free(host, port)
        _free(host, public_port)
        ours = not postgres.is_running(var)
        try:
            postgres.ensure_started(var)
            environment = (
                os.environ | {"PORT": str(port)} | ({"SIGHTLINE_DEMO": "1"} if demonstration else {})
            )
            if demonstration:
                mark_demonstration(var)
            failed = _prepare(asked, environment, demonstration)
            return failed or _site_and_worker(asked, environment, host, port, public_port)
        except postgres.DatabaseUnavailable as error:
            raise click.ClickException(str(error)) from error
        finally:
            if ours:
                postgres.stop(var)


def mark_demonstration(var: Path) -> None:
    """Note that the database holds invented records, or refuse one that holds real ones."""
    from sightline.config.postgres.demonstration import mark  # most runs have no need of it

    mark(var)


def _spawn(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, start_new_session=True, stdin=subprocess.DEVNULL)


def _prepare(asked: Asked, environment: dict[str, str], demonstration: bool) -> int:
    """Bring the tables up to date, and fill an empty demonstration; return the exit status of what failed."""
    steps = [["manage", "prepare", "--verbosity", "0"]]
    if demonstration:
        steps.append(["demo", "fill"])
    for step in steps:
        process = _spawn([*COMMAND, *step], environment)
        while process.poll() is None:
            if asked.stop:
                process.terminate()
            time.sleep(LOOK_EVERY_SECONDS / 4)
        if asked.stop:
            return 0
        if process.returncode:
            return process.returncode
    return 0


def _site_and_worker(
    asked: Asked, environment: dict[str, str], host: str, port: int, public_port: int
) -> int:
    public = [*COMMAND, "public", "--host", host, "--port", str(public_port)]
    parts = [
        Part("site", [*COMMAND, "site", "--host", host, "--port", str(port)], environment),
        Part("worker", [*COMMAND, "worker"], environment),
        Part("public pages", public, environment),
    ]
    try:
        if not asked.stop:
            for part in parts:
                part.start()
            if _answers(asked, parts, host, public_port) and _answers(asked, parts, host, port):
                click.echo(f"The public pages are at http://{host}:{public_port}/")
                click.echo(f"Sightline is at http://{host}:{port}/  (Ctrl-C stops it)")
        return _keep_going(asked, parts)
    finally:
        _stop(parts)


def _answers(asked: Asked, parts: list[Part], host: str, port: int) -> bool:
    """Wait for the site to take connections."""
    while not asked.stop and not any(part.ended() for part in parts):
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            return True
        time.sleep(LOOK_EVERY_SECONDS)
    return False


def _keep_going(asked: Asked, parts: list[Part]) -> int:
    """Start again whatever ends by itself, until asked to stop or until it keeps ending."""
    looks = 0
    while not asked.stop:
        time.sleep(LOOK_EVERY_SECONDS)
        looks += 1
        if looks % DATABASE_EVERY_LOOKS == 0:
            postgres.ensure_started()
        for part in parts:
            if not part.ended() or asked.stop:
                continue
            if part.worn_out():
                click.echo(f"The {part.name} keeps ending. Stopping everything.", err=True)
                return 1
            click.echo(f"The {part.name} ended by itself. Starting it again.", err=True)
            postgres.ensure_started()
            part.start()
    return 0


def _stop(parts: list[Part]) -> None:
    """Ask each part to finish, and end what does not."""
    running = [part.process for part in parts if part.process is not None and not part.ended()]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + STOP_WITHIN_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _only_one(var: Path) -> Iterator[None]:
    """Refuse a second supervisor on the same folder."""
    var.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (var / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise click.ClickException("Sightline is already running from this folder.") from error
        yield


def _free(host: str, port: int) -> None:
    """Refuse, with a sentence, a port that something else serves on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} on {host} is in use ({error.strerror}). Choose another with PORT=…"
            ) from error
