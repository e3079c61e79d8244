"""The short memory of signing in: how often somebody failed lately, which codes were used. In the database.

Every process of the site shares it and a restart keeps it. It stands behind Django's cache, which is where the
sign-in library looks. Values are JSON, never pickles, so that a row cannot carry code; keys are kept as digests, so
that no address or code can be read from the table.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

from sightline.core import clock

READ = "SELECT value FROM access_limit WHERE key = %s AND (ends_at IS NULL OR ends_at > %s)"
WRITE = """
INSERT INTO access_limit (key, value, ends_at) VALUES (%s, %s, %s)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at
"""
WRITE_IF_ABSENT = f"{WRITE} WHERE access_limit.ends_at <= %s"
REMOVE = "DELETE FROM access_limit WHERE key = %s"
TIDY = "DELETE FROM access_limit WHERE ends_at < %s"
EMPTY = "DELETE FROM access_limit"


class SharedLimits(BaseCache):
    """Django's cache over one small table."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(READ, [self._kept(key, version), clock.wall_clock()])
            row = cursor.fetchone()
        return json.loads(row[0]) if row else default

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self._run(WRITE, self._kept(key, version), json.dumps(value), self._ends(timeout))

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Only where nothing stands: of two processes at once, one is told that it did."""
        given = [self._kept(key, version), json.dumps(value), self._ends(timeout), clock.wall_clock()]
        return self._run(WRITE_IF_ABSENT, *given) == 1

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        value = self.get(key, version=version)
        if value is not None:
            self.set(key, value, timeout, version)
        return value is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._run(REMOVE, self._kept(key, version)) == 1

    def clear(self) -> None:
        self._run(EMPTY)

    def tidy(self) -> int:
        """Remove what has ended; the worker does so. How many."""
        return self._run(TIDY, clock.wall_clock())

    def _kept(self, key: str, version: int | None) -> str:
        make: Callable[..., str] = self.make_key
        return sha256(make(key, version=version).encode()).hexdigest()

    def _ends(self, timeout: float | None) -> datetime | None:
        moment = self.get_backend_timeout(timeout)
        return None if moment is None else datetime.fromtimestamp(moment, UTC)

    def _run(self, sql: str, *given: str | datetime | None) -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            return int(cursor.rowcount)
