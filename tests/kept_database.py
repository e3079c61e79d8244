"""Keep a migrated, empty database as a template, so that the next test run need not migrate again.

Its name carries a digest of every file that migrations are made from: their own, all that those import, and the
reference data. A change to any of them makes a new one and drops the old.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

SIGHTLINE = Path(__file__).resolve().parents[1] / "sightline"
LOCK = 7_311_204


def of_worker(worker: str) -> None:
    """Give one of several test processes a database of its own; call before anything connects."""
    settings.TEST_DATABASE = f"{settings.TEST_DATABASE}_{worker}"
    owner: dict[str, Any] = settings.DATABASES["owner"]
    owner["TEST"]["NAME"] = settings.TEST_DATABASE


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Only one process looks for the kept database and makes it; the others then find it."""
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield


def adopt() -> bool:
    """Have the test database copied from the kept one, if it is there."""
    owner, name = connections["owner"], _name()
    with owner._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        kept = cursor.fetchone() is not None
    owner.settings_dict["TEST"]["TEMPLATE"] = name if kept else "template0"
    return kept


def keep() -> None:
    """Keep a copy of the test database just made, in place of earlier ones."""
    for connection in connections.all():
        connection.close()
    owner, name = connections["owner"], _name()
    quote = owner.ops.quote_name
    with owner._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"kept_{_base()}_%"])
        for (earlier,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {quote(earlier)}")
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(settings.TEST_DATABASE)}")


def _base() -> str:
    return re.sub(r"_gw\d+$", "", str(settings.TEST_DATABASE))


def _name() -> str:
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(str(path).encode() + path.read_bytes())
    return f"kept_{_base()}_{digest.hexdigest()[:16]}"


def _sources() -> set[Path]:
    """Return the files that a migrated database depends on."""
    found: set[Path] = set()
    waiting = list(SIGHTLINE.glob("*/migrations/*.py"))
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imported(path)
    found |= {*SIGHTLINE.rglob("*.csv"), SIGHTLINE.parent / "requirements.lock"}
    key = Path(settings.SIGHTLINE_VIEWER_KEY)
    return found | ({key} if key.exists() else set())


def _imported(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        for name in names:
            if name.startswith("sightline."):
                stem = SIGHTLINE.parent.joinpath(*name.split("."))
                yield from (each for each in (stem.with_suffix(".py"), stem / "__init__.py") if each.exists())
