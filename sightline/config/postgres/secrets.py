"""Passwords of the database roles: made once, kept in `var/secrets/`, readable by their owner only."""

import os
import secrets
from pathlib import Path


def secret(var: Path, name: str) -> str:
    """Return the secret of that name, making it the first time it is asked for."""
    folder = var / "secrets"
    kept = folder / name
    if not kept.exists():
        var.mkdir(mode=0o711, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _write_once(kept, secrets.token_urlsafe(32))
    return kept.read_text().strip()


def _write_once(kept: Path, text: str) -> None:
    """Put the text under its name in one step; whoever came first wins."""
    unfinished = kept.with_name(f".{kept.name}.{os.getpid()}")
    unfinished.touch(mode=0o600, exist_ok=False)
    unfinished.write_text(text + "\n")
    try:
        os.link(unfinished, kept)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
