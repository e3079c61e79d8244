"""The mailbox's keys: made, replaced, and older texts and documents sealed to the new ones too."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.sealed import Unopened, key_within, wrap
from sightline.front_door.mailbox_states import OF_DOCUMENTS, OPENERS, Custodian
from sightline.front_door.models import DocumentKey, MailboxKey, SealedKey
from sightline.front_door.queries.document_keys import also_sealed_to, keyed
from sightline.front_door.queries.mailbox import keys_in_use, next_number, not_sealed_to


@action("front_door.mailbox_key_made")
def make_key(*, custodian: Custodian, public: bytes, why: str, by: Viewer, at: datetime) -> MailboxKey:
    """Put a public key in use; the custodian's earlier ones open what was sealed to them, and nothing new."""
    made = MailboxKey(
        custodian=custodian,
        number=next_number(custodian),
        public=public,
        why=why,
        by_id=by.staff_id,
        at=at,
    )
    made.save(force_insert=True)
    return made


@action("front_door.mailbox_resealed")
def seal_to_new_keys(*, privates: dict[UUID, bytes], by: Viewer, at: datetime) -> list[SealedKey]:
    """Seal the key of every older text to the keys now in use. `privates`: by id of a key, its private one.

    What none of them opens is left as it is.
    """
    made: list[SealedKey] = []
    newest = keys_in_use()
    for custodian in OPENERS:
        if custodian in newest:
            made += _missing(newest[custodian], privates)
    return SealedKey.objects.bulk_create(made)


@action("front_door.documents_resealed")
def seal_documents_to_new_keys(*, privates: dict[UUID, bytes], by: Viewer, at: datetime) -> list[DocumentKey]:
    """The same of documents in quarantine, to the quarantine's key and the second custodian's; none is opened.

    What the police have is left as it is.
    """
    newest, made = keys_in_use(), []
    for document, held in keyed().items():
        own = _own_key(held, privates)
        for custodian in OF_DOCUMENTS:
            key = newest.get(custodian)
            if own is not None and key is not None and key.pk not in held:
                made.append(also_sealed_to(key, document, wrap(own, bytes(key.public))))
    return [row for row in made if row is not None]


def _missing(key: MailboxKey, privates: dict[UUID, bytes]) -> list[SealedKey]:
    made = []
    for text in not_sealed_to(key):
        own = _own_key({row.key_id: bytes(row.wrapped) for row in text.keys.all() if row.key_id}, privates)
        if own is not None:
            made.append(SealedKey(text=text, key=key, wrapped=wrap(own, bytes(key.public))))
    return made


def _own_key(wrapped: dict[UUID, bytes], privates: dict[UUID, bytes]) -> bytes | None:
    """What was sealed with, by the first private key that opens it."""
    for key, each in wrapped.items():
        if key in privates:
            try:
                return key_within(each, privates[key])
            except Unopened:
                continue
    return None
