"""Opening an envelope, which is itself on record, and answering it. What is read is never kept in the open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nacl.signing import SigningKey

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.sealed import fingerprint
from sightline.core.words import moment
from sightline.deadlines.actions import stop
from sightline.front_door.actions.moving import once
from sightline.front_door.mailbox_keys import file_of, read_key
from sightline.front_door.mailbox_opening import held, opened_with, sealed_rows
from sightline.front_door.mailbox_states import Custodian, Writer
from sightline.front_door.models import Envelope, EnvelopeClosed, EnvelopeOpened, SealedKey, SealedText
from sightline.front_door.queries.mailbox import custodian_of, keys_in_use, texts_of

NO_WORDS = "Write what you want to say."


@dataclass(frozen=True)
class Read:
    """One text of a conversation, opened for one reader; `told` is None where no key here opens it."""

    text: SealedText
    told: dict[str, str] | None


@action("front_door.envelope_opened")
def open_envelope(*, envelope_id: UUID, by: Viewer, at: datetime) -> tuple[EnvelopeOpened, list[Read]]:
    """Read a conversation with the reader's own key. The first opening is acknowledged to the teller, signed."""
    envelope = held(envelope_id, by)
    first = not EnvelopeOpened.objects.filter(envelope=envelope).exists()
    texts, whose = texts_of(envelope), custodian_of(by)
    found = {text.pk: opened_with(text, whose) for text in texts}
    used = next((each[1] for each in found.values() if each is not None), whose)
    told = sum(text.writer == Writer.TELLER for text in texts)
    opened = EnvelopeOpened(envelope=envelope, custodian=used, told=told, by_id=by.person_id, at=at)
    opened.save(force_insert=True)
    if first and texts:
        _acknowledge(envelope, texts[0], at)
    if envelope.contact_id or EnvelopeClosed.objects.filter(envelope=envelope).exists():
        stop(subject=envelope, by=by, at=at)  # the clock of what was said after it was dealt with
    return opened, [Read(text, each[0] if (each := found[text.pk]) else None) for text in texts]


@action("front_door.envelope_answered")
def reply(*, envelope_id: UUID, words: str, by: Viewer, at: datetime, key: UUID | None = None) -> SealedText:
    """Write to the teller, sealed to their code and to our own keys. The same `key` twice is sent once."""
    envelope = held(envelope_id, by)
    once(key)
    before = SealedText.objects.filter(pk=key, by_id=by.staff_id).first() if key else None
    if before is not None:
        return before
    if not words.strip():
        raise Refused(NO_WORDS)
    return _keep(envelope, Writer.STAFF, {"words": words}, by=by, at=at, key=key)


def _keep(
    envelope: Envelope,
    writer: Writer,
    told: dict[str, str],
    *,
    by: Viewer | None,
    at: datetime,
    key: UUID | None = None,
) -> SealedText:
    pk, body, keys = sealed_rows(envelope, told, pk=key)
    text = SealedText(
        pk=pk, envelope=envelope, writer=writer, body=body, at=at, by_id=by.staff_id if by else None
    )
    text.save(force_insert=True)
    SealedKey.objects.bulk_create(
        SealedKey(text=text, key_id=whose, wrapped=each) for whose, each in keys.items()
    )
    return text


def _acknowledge(envelope: Envelope, first: SealedText, at: datetime) -> None:
    """Say, under the partnership's signature, what arrived and when it was first opened; nothing where no key signs."""
    signs = keys_in_use().get(Custodian.SIGNING)
    private = read_key(file_of(Custodian.SIGNING, signs.number)) if signs else None
    if signs is None or private is None:
        return
    words = (
        f"What you sent on {moment(envelope.at)} arrived as {envelope.reference}. A worker first opened it on "
        f"{moment(at)}. Fingerprint of what arrived: {fingerprint(bytes(first.body))}."
    )
    signature = SigningKey(private).sign(words.encode()).signature.hex()
    told = {"words": words, "signature": signature, "key": str(signs.number)}
    _keep(envelope, Writer.SIGNED, told, by=None, at=at)
