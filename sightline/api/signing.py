"""Secrets of webhooks, and the signature on each call, as standardwebhooks.com writes them."""

import hmac
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from sightline.core.sealed import lock, unlock

BEFORE = "whsec_"


def new_secret() -> str:
    """256 random bits."""
    return BEFORE + b64encode(secrets.token_bytes(32)).decode()


def sealed(secret: str, webhook_id: UUID) -> bytes:
    """As the database keeps it: sealed with a key of the installation that the database does not hold."""
    return lock(secret, settings.SIGHTLINE_WEBHOOK_KEY, place=f"webhook {webhook_id}")


def opened(kept: bytes | memoryview, webhook_id: UUID) -> str:
    """The secret again. Raises core.sealed.Unopened."""
    return unlock(bytes(kept), settings.SIGHTLINE_WEBHOOK_KEY, place=f"webhook {webhook_id}")


def signature(secret: str, message: str, seconds: int, body: bytes) -> str:
    """HMAC-SHA256 over the id of the message, the moment of the call and the body."""
    key = b64decode(secret.removeprefix(BEFORE))
    signed = f"{message}.{seconds}.".encode() + body
    return f"v1,{b64encode(hmac.digest(key, signed, sha256)).decode()}"


def headers_of(message: UUID, body: bytes, known: Iterable[str], *, at: datetime) -> dict[str, str]:
    """What travels with the body: `known` are the secrets, each of which signs."""
    seconds = int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "User-Agent": "Sightline",
        "webhook-id": str(message),
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(signature(each, str(message), seconds, body) for each in known),
    }
