"""Envelopes for tests: left through the functions that the public process calls, within the test's own transaction.

The site's role may call none of them, and must not. So the test database, and no other, has a schema `for_tests` of
functions by which a test steps through that door; what they leave is taken back with everything else of the test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from typer.testing import CliRunner

from sightline.access.viewer import system_viewer, viewing
from sightline.config.postgres import connection_settings
from sightline.core import clock, sealed
from sightline.core.sealed import CodeKeys, keys_of_code
from sightline.front_door.actions.mailbox import make_key
from sightline.front_door.mailbox_commands import app
from sightline.front_door.mailbox_keys import file_of, pair_in
from sightline.front_door.queries.mailbox import missing_keys
from sightline.public import sending, store
from sightline.public.tokens import begin, new_code

PEPPER = b"a pepper of the tests, 32 bytes."
TOLD = {"who": "friend", "what": "Quillfeather: she goes off in a grey car and will not say with whom."}
REAL_COST = sealed.HASH_PASSES, sealed.HASH_MEMORY
SCHEMAS = ("mailbox", "published", "directory")
OF_THE_PUBLIC_PROCESS = """
SELECT p.pronamespace::regnamespace::text, p.proname, pg_get_function_identity_arguments(p.oid),
    pg_get_function_result(p.oid), p.pronargs
FROM pg_proc p WHERE p.pronamespace::regnamespace::text IN ('mailbox', 'published', 'directory')
    AND has_function_privilege('sightline_public', p.oid, 'EXECUTE')
"""


@dataclass(frozen=True)
class Left:
    """An envelope, and the code that only its teller has."""

    envelope: UUID
    code: str

    @property
    def keys(self) -> CodeKeys:
        return keys_of_code(self.code, PEPPER)


def hash_quickly() -> None:
    """Codes are hashed with little work; what the work really is, tests/core holds."""
    sealed.HASH_PASSES, sealed.HASH_MEMORY = 1, 8192


class _Through:
    """What the public process's connection is in a test: the test's own, by the door."""

    closed = False

    def execute(self, query: str, values: Any) -> "_Through":
        self._cursor = connection.cursor()
        self._cursor.execute(
            reduce(lambda said, schema: said.replace(f"{schema}.", "for_tests."), SCHEMAS, query), values
        )
        return self

    def fetchall(self) -> list[tuple[Any, ...]]:
        rows = self._cursor.fetchall()
        return [tuple(bytes(each) if isinstance(each, memoryview) else each for each in row) for row in rows]


@contextmanager
def at_the_public_door() -> Iterator[None]:
    """What sightline.public does in here happens within the test's transaction."""
    _door()
    before = getattr(store._here, "connection", None)
    store._here.connection = _Through()
    try:
        yield
    finally:
        store._here.connection = before


@cache
def _door() -> None:
    with as_role("owner") as cursor:
        cursor.execute(
            "CREATE SCHEMA IF NOT EXISTS for_tests; GRANT USAGE ON SCHEMA for_tests TO sightline_app"
        )
        for schema, name, takes, gives, many in cursor.execute(OF_THE_PUBLIC_PROCESS).fetchall():
            numbers = ", ".join(f"${each + 1}" for each in range(many))
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION for_tests.{name}({takes}) RETURNS {gives} LANGUAGE sql SECURITY DEFINER"
                f" AS $$ SELECT * FROM {schema}.{name}({numbers}) $$".encode()
            )


def database_of(role: str) -> dict[str, str]:
    """How a role of the database reaches the tests' own."""
    given = connection_settings(role)
    place = {"host": given["HOST"], "port": given["PORT"], "dbname": str(settings.TEST_DATABASE)}
    return place | {"user": given["USER"], "password": given["PASSWORD"]}


@contextmanager
def as_role(role: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own, each statement for itself: it sees what was committed."""
    there: dict[str, Any] = database_of(role)
    with psycopg.connect(**there, autocommit=True) as found:
        yield found


def run(*words: str) -> Any:
    """`sightline mailbox …`"""
    return CliRunner().invoke(app, list(words))


def make_keys(at: datetime | None = None) -> None:
    """The mailbox's keys; the private ones lie in a folder of the tests."""
    by = system_viewer("test")
    with viewing(by):
        for custodian in missing_keys():
            _, public = pair_in(file_of(custodian, 1), custodian)
            make_key(custodian=custodian, public=public, why="test", by=by, at=at or clock.now())


def leave_envelope(soon: str = "soon", told: dict[str, str] | None = None, code: str = "") -> Left:
    """Tell something, as the public pages do."""
    make_keys()
    code = code or new_code()
    handed = begin(code)
    with at_the_public_door():
        given = {**(told or TOLD), "soon": soon}
        assert sending.send(given, handed, keys_of_code(code, PEPPER), soon=soon)
    return Left(UUID(handed.envelope), code)


def say_more(left: Left, words: str) -> str:
    """Add to a conversation, as its teller does."""
    handed = begin(left.code)
    with at_the_public_door():
        return sending.add({"what": words}, str(left.envelope), handed.text, left.keys)


def read_by_code(left: Left) -> sending.Conversation:
    """What the teller reads."""
    with at_the_public_door():
        return sending.read(left.keys)
