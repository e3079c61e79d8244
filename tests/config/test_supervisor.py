"""The supervisor, with small programs in place of the site, the worker and the public pages."""

import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from sightline.config import postgres, supervisor

PROGRAM = """
import os, pathlib, signal, socket, sys, threading
log = pathlib.Path(sys.argv[1])
with log.open("a") as lines:
    lines.write(" ".join(sys.argv[2:]) + os.environ.get("SIGHTLINE_DEMO", "") * (sys.argv[2] == "demo") + chr(10))
if sys.argv[2] == {failing!r}:
    sys.exit(7)
if sys.argv[2] in ("site", "worker", "public"):
    ended = threading.Event()
    signal.signal(signal.SIGTERM, (lambda *_: sys.exit(0)) if not {deaf!r} else signal.SIG_IGN)
    if sys.argv[2] != "worker":
        door = socket.create_server(("127.0.0.1", int(sys.argv[-1])))
    while True:
        signal.pause()
"""


class WhenAsked:
    """Asks the supervisor to stop once something has come about (or, lest a fault hang the test, after many looks)."""

    def __init__(self, enough: Callable[[], bool]) -> None:
        self.enough = enough
        self.looks = 0

    @property
    def stop(self) -> bool:
        self.looks += 1
        return self.enough() or self.looks > 5000


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def next_to(port: int) -> int:
    """A free port for the public pages."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        found = int(door.getsockname()[1])
    return found if found != port else next_to(port)


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of a database that is not really started."""
    asked: list[str] = []
    monkeypatch.setattr(postgres, "ensure_started", lambda *_: asked.append("start"))
    monkeypatch.setattr(postgres, "is_running", lambda _: "start" in asked)
    monkeypatch.setattr(postgres, "stop", lambda *_: asked.append("stop"))
    monkeypatch.setattr("sightline.config.postgres.demonstration.mark", lambda _: asked.append("mark"))
    return asked


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put small programs in place; returns the file in which they say that they ran."""
    monkeypatch.setenv("SIGHTLINE_VAR", str(tmp_path / "var"))
    monkeypatch.setattr(supervisor, "LOOK_EVERY_SECONDS", 0.01)
    monkeypatch.setattr(supervisor, "DATABASE_EVERY_LOOKS", 1)

    def put(
        failing: str = "", deaf: bool = False, enough: Callable[[str], bool] = lambda said: False
    ) -> Path:
        log, program = tmp_path / "log", tmp_path / "program.py"
        log.touch()
        program.write_text(PROGRAM.format(failing=failing, deaf=deaf))
        monkeypatch.setattr(supervisor, "COMMAND", [sys.executable, str(program), str(log)])
        monkeypatch.setattr(supervisor, "Asked", lambda: WhenAsked(lambda: enough(log.read_text())))
        return log

    return put


def all_three(said: str) -> bool:
    return "site" in said and "worker" in said and "public" in said


def test_it_prepares_runs_and_stops_what_it_started(
    parts: Callable[..., Path], database: list[str], port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []

    def enough(said: str) -> bool:
        shown.append(capsys.readouterr().out)
        both = "".join(shown)
        return "The public pages are at" in both and "Sightline is at" in both and all_three(said)

    log = parts(enough=enough)
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port)) == 0
    assert log.read_text().splitlines()[0] == "manage prepare --verbosity 0"
    assert all_three(log.read_text())
    assert (database[0], database[-1]) == ("start", "stop")


def test_a_demonstration_is_marked_and_filled_first(
    parts: Callable[..., Path], database: list[str], port: int
) -> None:
    log = parts(enough=all_three)
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port), demonstration=True) == 0
    assert log.read_text().splitlines()[:2] == ["manage prepare --verbosity 0", "demo fill1"]
    assert "mark" in database


def test_a_database_that_was_running_is_left_running(
    parts: Callable[..., Path], database: list[str], port: int
) -> None:
    database.append("start")
    parts(enough=all_three)
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port)) == 0
    assert "stop" not in database


def test_a_migration_that_fails_stops_everything(
    parts: Callable[..., Path], database: list[str], port: int
) -> None:
    log = parts(failing="manage")
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port)) == 7
    assert not all_three(log.read_text())
    assert database[-1] == "stop"


def test_stopping_while_it_prepares(parts: Callable[..., Path], database: list[str], port: int) -> None:
    log = parts(enough=lambda said: True)
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port)) == 0
    assert not all_three(log.read_text())


def test_a_part_that_keeps_ending_ends_everything(
    parts: Callable[..., Path], database: list[str], port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    log = parts(failing="worker")
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port)) == 1
    assert log.read_text().splitlines().count("worker") == supervisor.ENDINGS_ALLOWED + 1
    assert "The worker keeps ending" in capsys.readouterr().err


def test_a_part_that_will_not_stop_is_ended(
    parts: Callable[..., Path], database: list[str], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "STOP_WITHIN_SECONDS", 0)
    parts(deaf=True, enough=all_three)
    assert supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port)) == 0


def test_a_second_one_is_refused(parts: Callable[..., Path], database: list[str], port: int) -> None:
    parts()
    with (
        supervisor._only_one(postgres.var_folder()),
        pytest.raises(click.ClickException, match="already running"),
    ):
        supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port))


def test_a_port_in_use_is_named(parts: Callable[..., Path], database: list[str]) -> None:
    parts()
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        with pytest.raises(click.ClickException, match=f"Port {port} .* is in use"):
            supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port))


def test_a_database_that_cannot_be_had_is_said(
    parts: Callable[..., Path], database: list[str], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise postgres.DatabaseUnavailable("It is not there.")

    parts()
    monkeypatch.setattr(postgres, "ensure_started", refuse)
    with pytest.raises(click.ClickException, match="It is not there"):
        supervisor.run(host="127.0.0.1", port=port, public_port=next_to(port))


def test_signals_ask_it_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: dict[int, Callable[[int, None], None]] = {}
    monkeypatch.setattr("signal.signal", handlers.__setitem__)
    asked = supervisor.Asked()
    before = asked.stop
    handlers[signal.SIGTERM](15, None)
    assert (before, asked.stop) == (False, True)
    assert set(handlers) == {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
