"""An installation of its own for a long test: folder, database server, site and public pages as they really run."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic

REPOSITORY = Path(__file__).resolve().parents[1]
SIGHTLINE = str(Path(sys.executable).with_name("sightline"))
STARTS_WITHIN = 120


@dataclass
class Installation:
    """One folder under var/, and what of it is running."""

    name: str
    demonstration: bool = False
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)

    @property
    def var(self) -> Path:
        return REPOSITORY / "var" / self.name

    @property
    def environment(self) -> dict[str, str]:
        told = {"SIGHTLINE_VAR": str(self.var), "PYTHONPATH": str(REPOSITORY)}
        return os.environ | told | ({"SIGHTLINE_DEMO": "1"} if self.demonstration else {})

    def command(self, *words: str) -> None:
        """Run one command of `sightline` to its end."""
        subprocess.run(
            [SIGHTLINE, *words], env=self.environment, cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL
        )

    def fill(self) -> None:
        """The small invented borough, filled the first time and brought up to date after that."""
        filled = self.var / "filled"
        if not filled.exists():
            self.ask("mark")
            self.command("db", "reset")
        self.command("manage", "prepare", "--verbosity", "0")
        if not filled.exists():
            self.command("demo", "fill", "--small")
            filled.touch()

    def ask(self, *words: str) -> list[str]:
        """What `python -m soak.mailbox` says in this installation."""
        done = subprocess.run(
            [sys.executable, "-m", "soak.mailbox", *words], env=self.environment, cwd=REPOSITORY,
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.splitlines()

    def start(self, part: str) -> int:
        """Start `site` or `public`, on the port it had before; return the port when it answers."""
        port = self.ports.setdefault(part, _free_port())
        with (self.var / f"{part}.log").open("ab") as log:
            self.running[part] = subprocess.Popen(
                [SIGHTLINE, part, "--port", str(port)], env=self.environment, cwd=REPOSITORY,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until = monotonic() + STARTS_WITHIN
        while not _answers(port):
            assert self.running[part].poll() is None, f"{part} has ended: see its log"
            assert monotonic() < until, f"{part} did not start"
            Event().wait(0.05)
        return port

    def kill(self, part: str) -> None:
        """At once, with every process of its own."""
        process = self.running.pop(part)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        while _answers(self.ports[part]):
            Event().wait(0.02)

    def kill_database(self) -> None:
        """The server itself, with no word to anybody."""
        from sightline.config.postgres.places import recorded

        place = recorded(self.var)
        assert place
        os.kill(int((place.data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)

    def processor_seconds(self, part: str) -> float:
        """What a part has used of the processor so far, all its processes together."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.running[part].pid:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Everything that was started here."""
        for part in list(self.running):
            self.kill(part)
        self.command("db", "stop")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def _answers(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    return False
