"""A place for an embedded server that belongs to one test."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.config import postgres
from sightline.config.postgres import places, server


def reachable_folder() -> Path:
    """A folder that every account can reach (pytest's own are closed to the server's)."""
    folder = Path(tempfile.mkdtemp(prefix="sl-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def made_once() -> Iterator[Path]:
    """A server with its roles and database, stopped: what the others are copied from."""
    folder = reachable_folder()
    with pytest.MonkeyPatch.context() as changed:
        changed.delenv("DATABASE_URL", raising=False)
        changed.setenv("SIGHTLINE_VAR", str(folder / "var"))
        postgres.ensure_started()
        postgres.stop()
    yield folder / "var"
    shutil.rmtree(folder)


@pytest.fixture
def empty_var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A var/ folder in which nothing was started yet, with nothing of the caller's settings."""
    folder = reachable_folder()
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SIGHTLINE_VAR", str(folder / "var"))
    monkeypatch.setattr(places, "SHELTER", folder / "shelter")
    yield folder / "var"
    server.stop(folder / "var")
    shutil.rmtree(folder)


@pytest.fixture
def var(empty_var: Path, made_once: Path) -> Path:
    """A var/ folder whose server was started before and is stopped."""
    subprocess.run(["cp", "-a", str(made_once), str(empty_var)], check=True)
    return empty_var
