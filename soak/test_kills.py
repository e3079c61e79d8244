"""Whatever is killed in the middle of saving, what was promised is there whole, and nothing is there in part."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
KILLS = int(os.environ.get("SOAK_KILLS", "50"))
EVERY_SO_OFTEN_THE_SERVER = 10


@pytest.fixture
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database of its own, so that its server can be killed too."""
    folder = REPOSITORY / "var" / "soak"
    environment = _environment(folder)
    sightline = str(Path(sys.executable).with_name("sightline"))
    subprocess.run([sightline, "manage", "prepare"], env=environment, check=True, stdout=subprocess.DEVNULL)
    _saver(folder, "prepare")
    yield folder
    subprocess.run([sightline, "db", "stop"], env=environment, check=True, stdout=subprocess.DEVNULL)


def _environment(var: Path) -> dict[str, str]:
    return {**os.environ, "SIGHTLINE_VAR": str(var), "PYTHONPATH": str(REPOSITORY)}


def _saver(var: Path, what: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "soak.saver", what],
        env=_environment(var),
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


def _save_and_kill(var: Path, chance: random.Random, *, server: bool) -> list[str]:
    """References promised before the kill, which falls at a moment drawn from the seed."""
    with subprocess.Popen(
        [sys.executable, "-m", "soak.saver", "save"],
        env=_environment(var),
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        promised = [process.stdout.readline().strip()]
        time.sleep(chance.uniform(0.0, 0.25))
        if server:
            _kill_server(var)
        process.kill()
        promised += [line.strip() for line in process.stdout]
    return [reference for reference in promised if reference]


def _kill_server(var: Path) -> None:
    from sightline.config.postgres.places import recorded

    place = recorded(var)
    assert place
    pid = int((place.data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)


def test_nothing_promised_is_lost_and_nothing_is_kept_in_part(var: Path) -> None:
    chance = random.Random(20230701)
    promised: set[str] = set()
    for number in range(1, KILLS + 1):
        server = number % EVERY_SO_OFTEN_THE_SERVER == 0
        promised.update(_save_and_kill(var, chance, server=server))
    said = _saver(var, "check")
    kept = {line[2:] for line in said if line.startswith("= ")}
    assert [line for line in said if not line.startswith("= ")] == []
    assert promised - kept == set()
    assert len(promised) >= KILLS
