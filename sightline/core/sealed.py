"""Texts sealed with libsodium: for several readers at once, and for whoever holds a code. Knows no database.

A text is padded and sealed with a key of its own (XChaCha20-Poly1305), bound to where it belongs; that key is sealed
to each reader (X25519 sealed boxes, which only the reader's private key opens and which name no sender). A code of
sixteen digits becomes, by argon2id and a key of the installation, a place to look under and a pair of keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import Aead
from nacl.utils import random

from sightline.core.first_come import FirstCome

BLOCK = 512
"""Texts are padded to a multiple of this, so that their length says little."""
FILE_BLOCK = 64 * 1024
"""The same of files."""
HASH_PASSES = 2
HASH_MEMORY = 64 * 1024 * 1024
HASHES_AT_ONCE = FirstCome(2)
"""What one code costs, and how many are worked out at a time: 64 MiB each. A test holds the numbers."""
NOT_OPENED = "This does not open with that key."


class Unopened(Exception):
    """The key is not one it was sealed to, or what was sealed has been changed."""


@dataclass(frozen=True)
class Sealed:
    """A sealed text, and its key sealed to each reader, by the name the caller gave the reader."""

    body: bytes
    keys: dict[str, bytes]


def seal(text: str, readers: Mapping[str, bytes], *, place: str) -> Sealed:
    """Seal a text to the public keys of its readers. `place` says where it belongs: it opens nowhere else."""
    own = random(Aead.KEY_SIZE)
    return Sealed(
        lock(text, own, place=place),
        {name: SealedBox(PublicKey(key)).encrypt(own) for name, key in readers.items()},
    )


def seal_file(raw: bytes, readers: Mapping[str, bytes], *, place: str) -> Sealed:
    """The same for the bytes of a file."""
    own = random(Aead.KEY_SIZE)
    body = bytes(Aead(own).encrypt(sodium_pad(raw, FILE_BLOCK), aad=place.encode()))
    return Sealed(body, {name: wrap(own, key) for name, key in readers.items()})


def unseal_file(body: bytes, own: bytes, *, place: str) -> bytes:
    """The bytes of a file again. Raises Unopened."""
    try:
        return bytes(sodium_unpad(Aead(own).decrypt(body, aad=place.encode()), FILE_BLOCK))
    except (CryptoError, ValueError) as error:
        raise Unopened(NOT_OPENED) from error


def key_within(wrapped: bytes, private: bytes) -> bytes:
    """The key of a sealed text, by a reader's private key. Raises Unopened."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(wrapped)
    except (CryptoError, ValueError) as error:
        raise Unopened(NOT_OPENED) from error


def wrap(own: bytes, public: bytes) -> bytes:
    """Seal the key of a text to one more reader."""
    return SealedBox(PublicKey(public)).encrypt(own)


def lock(text: str, own: bytes, *, place: str) -> bytes:
    """Seal a text with a key."""
    return bytes(Aead(own).encrypt(sodium_pad(text.encode(), BLOCK), aad=place.encode()))


def unlock(body: bytes, own: bytes, *, place: str) -> str:
    """The text again. Raises Unopened."""
    try:
        return sodium_unpad(Aead(own).decrypt(body, aad=place.encode()), BLOCK).decode()
    except (CryptoError, ValueError) as error:
        raise Unopened(NOT_OPENED) from error


@dataclass(frozen=True)
class CodeKeys:
    """What a code stands for: where its conversation is kept, and what opens it. Never stored as it is."""

    lookup: bytes
    private: bytes
    draft: bytes

    @cached_property
    def public(self) -> bytes:
        """To this key the partnership seals what the teller is to read."""
        return bytes(PrivateKey(self.private).public_key)


def keys_of_code(code: str, pepper: bytes) -> CodeKeys:
    """The same slow work for every code, there or not: argon2id with a fixed salt made of the installation's key."""
    salt = blake2b(b"salt", digest_size=16, key=pepper, encoder=RawEncoder)
    with HASHES_AT_ONCE:
        slow = argon2id.kdf(32, code.encode(), salt, opslimit=HASH_PASSES, memlimit=HASH_MEMORY)
    lookup, private, draft = (
        blake2b(part, digest_size=32, key=slow, person=b"sightline.code", encoder=RawEncoder)
        for part in (b"lookup", b"private", b"draft")
    )
    keyed = blake2b(lookup, digest_size=32, key=pepper, person=b"sightline.look", encoder=RawEncoder)
    return CodeKeys(lookup=keyed, private=private, draft=draft)


def fingerprint(body: bytes) -> str:
    """A short name for sealed bytes, by which both sides can see that they speak of the same."""
    found: bytes = blake2b(body, digest_size=16, encoder=RawEncoder)
    return found.hex()
