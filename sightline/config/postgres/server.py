"""Start, stop and ask after the embedded PostgreSQL server of one `var/` folder."""

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sightline.config.postgres.errors import DatabaseUnavailable
from sightline.config.postgres.places import PORT, Place, programs, recorded, settle
from sightline.config.postgres.secrets import secret

SUPERUSER = "postgres"
PATIENCE_SECONDS = 60
SETTINGS = """\
# Written by Sightline at each start; changes belong in a file of their own beside this one.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 256MB
work_mem = 16MB
max_wal_size = 2GB
# One server on its own: nothing is sent to another, so what fills a new table need not be written twice.
wal_level = minimal
max_wal_senders = 0
jit = off
random_page_cost = 1.1
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
# The log must never carry a record's text: no failing statement, no parameters, no values of a refused row.
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
"""


def is_running(var: Path) -> bool:
    """Say whether this folder's server answers."""
    place = recorded(var)
    return place is not None and _answers(place)


def start(var: Path) -> bool:
    """Start the server if it is not answering; say whether it had to be started."""
    with _one_at_a_time(var):
        place = settle(var)
        if _answers(place):
            return False
        _initialise(var, place)
        if not _alive(place):
            _clear_after_kill(place)
            _launch(place)
        _wait_until_it_answers(place)
        return True


def stop(var: Path) -> bool:
    """Stop the server, letting finished work be kept; say whether there was one to stop."""
    place = recorded(var)
    if place is None or not place.data.exists():
        return False
    with _one_at_a_time(var):
        if _alive(place):
            how = ("-m", "fast", "-w", "-t", str(PATIENCE_SECONDS))
            result = _call(place, "pg_ctl", "-D", str(place.data), *how, "stop")
            if result.returncode == 0:
                return True
            if _alive(place):
                raise DatabaseUnavailable(_why(place, result.stderr or result.stdout))
        _clear_after_kill(place)
        return False


@contextmanager
def _one_at_a_time(var: Path) -> Iterator[None]:
    var.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (var / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _answers(place: Place) -> bool:
    """Ask the server itself: `pg_ctl status` believes a process that is already dead."""
    if not (place.socket / f".s.PGSQL.{PORT}").exists():
        return False
    return (
        _call(place, "pg_isready", "-q", "-h", str(place.socket), "-p", str(PORT), "-t", "3").returncode == 0
    )


def _initialise(var: Path, place: Place) -> None:
    """Make the data folder, in one step: an interrupted attempt leaves nothing that looks finished."""
    if not place.data.exists():
        password = place.home / "superuser-password"
        unfinished = place.home / f"data-{os.getpid()}"
        password.touch(mode=0o600)
        password.write_text(secret(var, SUPERUSER))
        if place.account is not None:
            os.chown(password, place.account.uid, place.account.gid)
        try:
            _run(
                place,
                *("initdb", "-D", str(unfinished), "-U", SUPERUSER, "--pwfile", str(password)),
                *(
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                ),
                *("--locale=C", "--data-checksums"),
            )
        finally:
            password.unlink()
        with (unfinished / "postgresql.conf").open("a") as configuration:
            configuration.write("\ninclude_dir = 'conf.d'\n")
        unfinished.rename(place.data)
    _write_settings(place)


def _write_settings(place: Place) -> None:
    folder = place.data / "conf.d"
    folder.mkdir(mode=0o700, exist_ok=True)
    written = folder / "00-sightline.conf"
    written.write_text(SETTINGS)
    if place.account is not None:
        os.chown(folder, place.account.uid, place.account.gid)
        os.chown(written, place.account.uid, place.account.gid)


def _launch(place: Place) -> None:
    options = f"-k '{place.socket}' -p {PORT}"
    result = _call(
        place, "pg_ctl", "-D", str(place.data), "-l", str(place.log), "-W", "-s", "-o", options, "start"
    )
    if result.returncode:
        raise DatabaseUnavailable(_why(place, result.stderr))


def _wait_until_it_answers(place: Place) -> None:
    """Wait for a server that is starting, or recovering what a kill interrupted."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(place):
        if time.monotonic() > deadline:
            raise DatabaseUnavailable(_why(place, f"It did not answer within {PATIENCE_SECONDS} seconds."))
        if not _alive(place) and not _alive_shortly(place):
            raise DatabaseUnavailable(_why(place, "It ended while starting."))
        time.sleep(0.02)


def _alive_shortly(place: Place) -> bool:
    """Give a server just launched half a second to write its process number."""
    for _ in range(25):
        if _alive(place):
            return True
        time.sleep(0.02)
    return False


def _alive(place: Place) -> bool:
    """Say whether the process in the server's own note lives and serves this data folder."""
    try:
        pid = int((place.data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return False
    return pid in _processes_in(place.data)


def _processes_in(data: Path) -> list[int]:
    """List living processes that work in a data folder; the server and its workers all do."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.readlink(entry / "cwd") == str(data):
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def _clear_after_kill(place: Place) -> None:
    """Remove what a killed server left behind, once its last worker has gone.

    Otherwise the next start ends with "lock file already exists" where the dead process is still listed.
    Waiting for the workers matters: one of them may still be writing.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _processes_in(place.data):
        if time.monotonic() > deadline:
            raise DatabaseUnavailable(f"A part of a stopped server is still busy in {place.data}.")
        time.sleep(0.02)
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    for left in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
        (place.socket / left).unlink(missing_ok=True)


def _call(place: Place, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as the server's account, without the caller's PostgreSQL settings."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    environment |= {"LC_ALL": "C", "LANG": "C", "TZ": "UTC"}
    account = place.account
    return subprocess.run(
        [str(programs(account) / program), *arguments],
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        cwd="/",
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _run(place: Place, program: str, *arguments: str) -> None:
    result = _call(place, program, *arguments)
    if result.returncode:
        raise DatabaseUnavailable(_why(place, result.stderr or result.stdout))


def _why(place: Place, said: str) -> str:
    """Say what the server said, and the end of its log."""
    log = place.log.read_text(errors="replace").splitlines()[-5:] if place.log.exists() else []
    return "\n".join(
        ["The embedded database did not do as asked.", said.strip(), *log, f"Its log: {place.log}"]
    )
