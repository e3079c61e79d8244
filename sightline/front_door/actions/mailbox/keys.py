"""The mailbox's keys: made, replaced, and older texts sealed to the new ones too."""

from datetime import datetime
from uuid import UUID

from sightline.access.acts import action
from sightline.access.viewer import Viewer
from sightline.core.sealed import Unopened, key_within, wrap
from sightline.front_door.mailbox_states import OPENERS, Custodian
from sightline.front_door.models import MailboxKey, SealedKey
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


def _missing(key: MailboxKey, privates: dict[UUID, bytes]) -> list[SealedKey]:
    made = []
    for text in not_sealed_to(key):
        for row in text.keys.all():
            private = privates.get(row.key_id) if row.key_id else None
            if private is None:
                continue
            try:
                own = key_within(bytes(row.wrapped), private)
            except Unopened:
                continue
            made.append(SealedKey(text=text, key=key, wrapped=wrap(own, bytes(key.public))))
            break
    return made
