"""The database as the public process knows it: a few functions, called as a role that can do nothing else.

Each call is one statement and one transaction of its own: it has happened whole, or not at all.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import local
from typing import Any, TypeVar

import psycopg

from sightline.public import process
from sightline.public.helping import Help, published

T = TypeVar("T")
_here = local()


class Unreachable(Exception):
    """The database did not answer. Nothing was kept."""


@dataclass(frozen=True)
class Key:
    """A public key of the partnership."""

    id: str
    custodian: str
    number: int
    public: bytes


@dataclass(frozen=True)
class Held:
    """One sealed text as it lies; of a draft neither ids nor key."""

    envelope: str
    text: str
    writer: str
    at: datetime
    body: bytes
    wrapped: bytes


@contextmanager
def reached(database: dict[str, Any]) -> Iterator[None]:
    """For a while, this thread's calls go to the database named."""
    with psycopg.connect(**database, autocommit=True) as connection:
        _here.connection = connection
        try:
            yield
        finally:
            _here.connection = None


def public_keys() -> list[Key]:
    """The keys every text is sealed to, and those that sign."""
    return [Key(str(row[0]), *row[1:]) for row in ask("SELECT * FROM mailbox.keys()")]


def leave(
    envelope: str,
    text: str,
    *,
    place: bytes,
    teller: bytes,
    soon: str,
    body: bytes,
    wrapped: dict[str, bytes],
    at: datetime,
) -> bool:
    """Leave a new envelope; sent twice it is there once. False where another has that place."""
    told = ask(
        "SELECT mailbox.leave(%s, %s, %s, %s, %s, %s, %s, %s)",
        *(envelope, text, place, teller, soon, body, _hex(wrapped), at),
    )
    return bool(told[0][0] == "left")


def say(text: str, *, place: bytes, body: bytes, wrapped: dict[str, bytes], at: datetime) -> str:
    """Add to a conversation: 'left', 'none' or 'full'."""
    return str(ask("SELECT mailbox.say(%s, %s, %s, %s, %s)", place, text, body, _hex(wrapped), at)[0][0])


def read(place: bytes) -> list[Held]:
    """What lies at a place."""
    rows = ask("SELECT * FROM mailbox.read(%s)", place)
    return [Held(str(row[0] or ""), str(row[1] or ""), row[2], row[3], row[4], row[5] or b"") for row in rows]


def keep_draft(place: bytes, body: bytes, *, at: datetime) -> bool:
    """Keep what was begun. False where a conversation has that place."""
    return bool(ask("SELECT mailbox.keep_draft(%s, %s, %s)", place, body, at)[0][0])


def drop_draft(place: bytes) -> None:
    """Let go of what was begun."""
    ask("SELECT mailbox.drop_draft(%s)", place)


def takes_documents() -> bool:
    """Whether the partnership has switched documents on."""
    return bool(ask("SELECT mailbox.takes_documents()")[0][0])


def attach(
    document: str, *, place: bytes, kind: str, body: bytes, wrapped: dict[str, bytes], at: datetime
) -> str:
    """Leave a document in a conversation: 'left', 'none', 'full' or 'off'. There is no function that reads one."""
    told = ask(
        "SELECT mailbox.attach(%s, %s, %s, %s, %s, %s)", place, document, kind, body, _hex(wrapped), at
    )
    return str(told[0][0])


def services() -> list[Help]:
    """What the directory publishes."""
    return [published(json.loads(row[0])) for row in ask("SELECT said::text FROM directory.services()")]


def _hex(wrapped: dict[str, bytes]) -> str:
    return json.dumps({name: key.hex() for name, key in wrapped.items()})


def ask(query: str, *values: Any) -> list[Any]:
    def once() -> list[Any]:
        return _connection().execute(query, values).fetchall()

    return _again_if_gone(once)


def _again_if_gone(work: Callable[[], T]) -> T:
    """A connection may have gone while nobody used it: every call may be made twice, so it is."""
    try:
        return work()
    except psycopg.OperationalError:
        _here.connection = None
    try:
        return work()
    except psycopg.OperationalError as error:
        _here.connection = None
        raise Unreachable from error


def _connection() -> psycopg.Connection[Any]:
    held: psycopg.Connection[Any] | None = getattr(_here, "connection", None)
    if held is None or held.closed:
        held = psycopg.connect(**process.database(), autocommit=True, connect_timeout=5)
        _here.connection = held
    return held
