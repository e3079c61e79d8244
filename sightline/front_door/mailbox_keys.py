"""The private keys of the mailbox: files of the staff site's own configuration, which the database never holds.

Those of the front door and of the emergency duty team lie here, since they open what comes in; so does the one that
signs. The second custodian's is handed over when it is made, and kept by that person, away from this machine.
"""

from pathlib import Path

from django.conf import settings
from nacl.public import PrivateKey
from nacl.signing import SigningKey
from nacl.utils import random

from sightline.front_door.mailbox_states import Custodian

KEY_SIZE = 32


def pair_in(file: Path, custodian: Custodian) -> tuple[bytes, bytes]:
    """A private key and its public one; the private one in the file, where the file lies there from before."""
    private = read_key(file)
    if private is None:
        private = random(KEY_SIZE)
        write_key(file, private)
    if custodian == Custodian.SIGNING:
        return private, bytes(SigningKey(private).verify_key)
    return private, bytes(PrivateKey(private).public_key)


def file_of(custodian: str, number: int) -> Path:
    """Where a private key of this site lies."""
    return Path(settings.SIGHTLINE_MAILBOX) / f"{custodian}-{number}"


def write_key(file: Path, private: bytes) -> None:
    """Put a key into a new file that only this account reads; never over another."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(private.hex() + "\n")


def read_key(file: Path) -> bytes | None:
    """The key in a file, if there is one. Raises ValueError where it is none."""
    if not file.exists():
        return None
    private = bytes.fromhex(file.read_text().strip())
    if len(private) != KEY_SIZE:
        raise ValueError(f"{file.name} holds no key")
    return private
