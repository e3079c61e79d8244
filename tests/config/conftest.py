"""A place for an embedded server that belongs to one test."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.config.postgres import places, server


@pytest.fixture
def var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty var/ folder, which every account can reach, with nothing of the caller's settings."""
    folder = Path(tempfile.mkdtemp(prefix="sl-", dir="/tmp"))
    folder.chmod(0o755)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("SIGHTLINE_VAR", str(folder / "var"))
    monkeypatch.setattr(places, "SHELTER", folder / "shelter")
    yield folder / "var"
    server.stop(folder / "var")
    shutil.rmtree(folder)
