"""Sealing what somebody tells, before anything of it is kept; and reading again what their code opens."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from nacl.exceptions import BadSignatureError
from nacl.public import PrivateKey
from nacl.signing import VerifyKey

from sightline.core import clock
from sightline.core.sealed import (
    CodeKeys,
    Sealed,
    Unopened,
    fingerprint,
    key_within,
    lock,
    seal,
    seal_file,
    unlock,
)
from sightline.public import store
from sightline.public.tokens import Handed

OPENERS = {"main", "second", "emergency"}
OF_DOCUMENTS = {"quarantine", "second"}
DRAFT = "draft"


class NotOpen(Exception):
    """The partnership has not made its keys: nothing can be sealed, so nothing is taken."""


@dataclass(frozen=True)
class Line:
    """One text of a conversation as its teller reads it."""

    writer: str
    at: datetime
    told: dict[str, str]
    signed: str = ""


@dataclass(frozen=True)
class Conversation:
    """What a code opened: a conversation, something begun, or nothing."""

    envelope: str = ""
    lines: list[Line] = field(default_factory=list)
    begun: dict[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.lines) or self.begun is not None


def send(told: dict[str, str], handed: Handed, code: CodeKeys, *, soon: str) -> bool:
    """Leave a new envelope; the same one again changes nothing. False: its code is another's. Raises NotOpen."""
    sealed = _sealed(told, handed.envelope, handed.text, code)
    return store.leave(
        handed.envelope,
        handed.text,
        place=code.lookup,
        teller=code.public,
        soon=soon,
        body=sealed.body,
        wrapped=sealed.keys,
        at=clock.now(),
    )


def add(told: dict[str, str], envelope: str, text: str, code: CodeKeys) -> str:
    """Say more in a conversation: 'left', 'none' or 'full'. Raises NotOpen."""
    sealed = _sealed(told, envelope, text, code)
    return store.say(text, place=code.lookup, body=sealed.body, wrapped=sealed.keys, at=clock.now())


def takes_documents() -> bool:
    """Whether documents may be sent. Where nothing answers, none may."""
    try:
        return store.takes_documents()
    except store.Unreachable:
        return False


def attach(kind: str, raw: bytes, text: str, code: CodeKeys) -> str:
    """Seal a document to the quarantine and the second custodian, and leave it: 'left', 'none', 'full' or 'off'.

    The same page sent again leaves it once.
    """
    newest = {key.custodian: key for key in store.public_keys() if key.custodian in OF_DOCUMENTS}
    if set(newest) != OF_DOCUMENTS:
        return "off"
    document = str(uuid5(UUID(text), "document"))
    readers = {key.id: key.public for key in newest.values()}
    sealed = seal_file(raw, readers, place=document)
    return store.attach(
        document, place=code.lookup, kind=kind, body=sealed.body, wrapped=sealed.keys, at=clock.now()
    )


def keep(told: dict[str, str], code: CodeKeys) -> bool:
    """Keep what was begun, so that only its code opens it."""
    body = lock(json.dumps(told, ensure_ascii=False), code.draft, place=DRAFT)
    return store.keep_draft(code.lookup, body, at=clock.now())


def forget(code: CodeKeys) -> None:
    """Let go of what was begun. Whether there was anything is not said."""
    store.drop_draft(code.lookup)


def read(code: CodeKeys) -> Conversation:
    """What the code opens. A code that leads nowhere costs a sealed text's work too, so that both take as long."""
    held = store.read(code.lookup)
    if not held:
        _as_long(code)
        return Conversation()
    if held[0].writer == DRAFT:
        return Conversation(begun=_opened_draft(held[0].body, code))
    signers = {key.number: key.public for key in store.public_keys() if key.custodian == "signing"}
    lines = [line for each in held if (line := _opened(each, code, signers)) is not None]
    return Conversation(envelope=held[0].envelope, lines=lines)


def _sealed(told: dict[str, str], envelope: str, text: str, code: CodeKeys) -> Sealed:
    newest = {key.custodian: key for key in store.public_keys() if key.custodian in OPENERS}
    if set(newest) != OPENERS:
        raise NotOpen
    readers = {key.id: key.public for key in newest.values()} | {"teller": code.public}
    return seal(json.dumps(told, ensure_ascii=False), readers, place=f"{envelope}/{text}")


def _opened(held: store.Held, code: CodeKeys, signers: dict[int, bytes]) -> Line | None:
    try:
        own = key_within(held.wrapped, code.private)
        told = json.loads(unlock(held.body, own, place=f"{held.envelope}/{held.text}"))
    except Unopened:
        return None
    return Line(held.writer, held.at, told, signed=_whether_signed(held.writer, told, signers))


def _whether_signed(writer: str, told: dict[str, str], signers: dict[int, bytes]) -> str:
    """For an acknowledgement: its mark if the signature holds; else nothing."""
    if writer != "signed":
        return ""
    try:
        signer = VerifyKey(signers[int(told["key"])])
        signer.verify(told["words"].encode(), bytes.fromhex(told["signature"]))
    except (BadSignatureError, KeyError, ValueError):
        return ""
    return told["signature"]


def _opened_draft(body: bytes, code: CodeKeys) -> dict[str, str] | None:
    try:
        begun: dict[str, str] = json.loads(unlock(body, code.draft, place=DRAFT))
    except Unopened:
        return None
    return begun


def _as_long(code: CodeKeys) -> None:
    """The work that opening a first text takes, on one made up for it."""
    sealed = seal("", {"teller": code.public}, place=fingerprint(code.lookup))
    own = key_within(sealed.keys["teller"], bytes(PrivateKey(code.private)))
    unlock(sealed.body, own, place=fingerprint(code.lookup))
    store.public_keys()
    takes_documents()
