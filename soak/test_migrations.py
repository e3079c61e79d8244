"""A database migrated over models drawn alone is the one that Django's own executor makes (decision 0202)."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from sightline.config.postgres.places import programs
from sightline.core.migrating import QuickExecutor


@contextmanager
def made(name: str, executor: type[MigrationExecutor]) -> Iterator[dict[str, Any]]:
    """An empty database of its own, migrated."""
    owner = connections["owner"]
    before, quoted = owner.settings_dict["NAME"], owner.ops.quote_name(name)
    with owner._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
        cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
    owner.close()
    owner.settings_dict["NAME"] = name
    vars(migrate)["MigrationExecutor"] = executor
    try:
        call_command("migrate", database="owner", verbosity=0)
        owner.close()
        yield owner.settings_dict
    finally:
        owner.close()
        owner.settings_dict["NAME"] = before
        vars(migrate)["MigrationExecutor"] = QuickExecutor
        with owner._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {quoted}")


def schema(database: dict[str, Any]) -> list[str]:
    """Every line of what pg_dump says of it, but for the mark it draws by chance."""
    where = ["-h", str(database["HOST"]), "-p", str(database["PORT"]), "-U", str(database["USER"])]
    dump = subprocess.run(
        [programs(None) / "pg_dump", "--schema-only", *where, str(database["NAME"])],
        env={**os.environ, "PGPASSWORD": str(database["PASSWORD"])}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [line for line in dump.stdout.splitlines() if not re.match(r"\\(un)?restrict ", line)]


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_both_ways_make_the_same_database() -> None:
    with made(f"{settings.TEST_DATABASE}_quick", QuickExecutor) as database:
        quick = schema(database)
    with made(f"{settings.TEST_DATABASE}_whole", MigrationExecutor) as database:
        assert schema(database) == quick
    assert len(quick) > 10_000
