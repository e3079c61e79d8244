"""What a page hands to the next one, sealed: a code that is not shown twice, and the ids of what is being sent.

Nothing of it is stored. The key is the public process's own; a token alone, or the key alone, says nothing.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from secrets import randbelow
from typing import TypeVar
from uuid import uuid4

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from sightline.core import clock
from sightline.core.sealed import CodeKeys

DIGITS = 16
GOOD_FOR = 12 * 3600
GOOD_FOR_A_CONVERSATION = 30 * 60


@dataclass(frozen=True)
class Handed:
    """A code, where its text goes, and whether the code was shown already."""

    code: str
    envelope: str
    text: str
    made: float
    came_back: bool = False


@dataclass(frozen=True)
class Opened:
    """A conversation that a code opened: what the code stands for, in its place, so that it is hashed once a visit."""

    lookup: str
    private: str
    draft: str
    text: str
    made: float

    @property
    def keys(self) -> CodeKeys:
        """As the code's hash gave them."""
        return CodeKeys(*(bytes.fromhex(each) for each in (self.lookup, self.private, self.draft)))


T = TypeVar("T", Handed, Opened)


def new_code() -> str:
    """Sixteen digits, each drawn by the machine's own source of chance."""
    return "".join(str(randbelow(10)) for _ in range(DIGITS))


def read_code(typed: str) -> str:
    """The digits of what somebody typed, or nothing if there are not sixteen."""
    digits = "".join(each for each in typed if each.isascii() and each.isdigit())
    return digits if len(digits) == DIGITS else ""


def shown(code: str) -> str:
    """In fours, as people copy them: 1234 5678 9012 3456."""
    return " ".join(code[place : place + 4] for place in range(0, DIGITS, 4))


def begin(code: str, *, came_back: bool = False) -> Handed:
    """A code with fresh ids for what will be sent."""
    return Handed(code, str(uuid4()), str(uuid4()), _now(), came_back)


def opened(keys: CodeKeys) -> Opened:
    """The keys of a code that was typed, with a fresh id for what will be added."""
    return Opened(keys.lookup.hex(), keys.private.hex(), keys.draft.hex(), str(uuid4()), _now())


def hand_on(handed: Handed | Opened, key: bytes) -> str:
    """As text for a hidden field."""
    return urlsafe_b64encode(SecretBox(key).encrypt(json.dumps(asdict(handed)).encode())).decode()


def take(text: str, key: bytes) -> Handed | None:
    """What was handed on, unless it is not ours, was changed, or is too old."""
    return _taken(Handed, text, key, GOOD_FOR)


def take_opened(text: str, key: bytes, *, good_for: int = GOOD_FOR_A_CONVERSATION) -> Opened | None:
    """The same of a conversation that was opened; a page of telling does not stand for one."""
    return _taken(Opened, text, key, good_for)


def _taken(kind: type[T], text: str, key: bytes, good_for: int) -> T | None:
    try:
        handed = kind(**json.loads(SecretBox(key).decrypt(urlsafe_b64decode(text.encode()))))
    except (CryptoError, ValueError, TypeError):
        return None
    return handed if _now() - handed.made <= good_for else None


def _now() -> float:
    return clock.wall_clock().timestamp()
