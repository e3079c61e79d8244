"""Noticing that a row changed between showing it and saving it, where the row carries no version."""

import hashlib
from collections.abc import Iterable

from django.db import models

from sightline.core.versions import Conflict


def fingerprint(row: models.Model, names: Iterable[str]) -> str:
    """A short digest of the values somebody was shown; it travels hidden with the form."""
    said = "\x1f".join(f"{name}={getattr(row, name)!s}" for name in names)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def must_be_as_shown(row: models.Model, names: Iterable[str], shown: str, typed: dict[str, object]) -> None:
    """Raises `Conflict` where the row is no longer what the person was shown. `row` is locked by the caller."""
    names = list(names)
    if shown and shown != fingerprint(row, names):
        raise Conflict(saved={name: getattr(row, name) for name in names}, typed=typed)
