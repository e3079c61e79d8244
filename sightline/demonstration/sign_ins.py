"""Signing in to the demonstration: one password for all, and a second factor anybody at the terminal can work out.

Both are made from the borough's own name and stand only in a database that was filled as a demonstration.
"""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from allauth.mfa.totp.internal.auth import hotp_value
from django.db import connection

from sightline.demonstration import cast

MARK = "demonstration"
PERIOD = 30
NOT_HERE = "This database was not made to hold a demonstration. Run: make demo"


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one invented person signs in."""

    title: str
    name: str
    email: str
    role: str


def sign_ins() -> list[SignIn]:
    """One person for each role, in the order of the cast."""
    return [
        SignIn(member.title, member.name, member.email, member.role)
        for member in cast.members().values()
        if member.signs_in
    ]


def password() -> str:
    """The one password of the demonstration: three words, easily typed."""
    return f"{cast.BOROUGH.lower()}-front-door"


def secret(email: str) -> str:
    """The second-factor secret of a member of staff, as an app takes it."""
    return b32encode(sha256(f"{cast.SPACE}/{email}".encode()).digest()[:20]).decode()


def code(email: str, at: datetime) -> str:
    """The code an app would show at a moment."""
    value = hotp_value(secret(email), int(at.timestamp()) // PERIOD)
    return f"{value:06d}"


def seconds_left(at: datetime) -> int:
    """How long the code still holds."""
    return PERIOD - int(at.timestamp()) % PERIOD


def is_demonstration() -> bool:
    """Whether this database was made to hold a demonstration, and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        row = cursor.fetchone()
    return row is not None and row[0] == MARK
