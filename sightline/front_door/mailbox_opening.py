"""Opening what lies in the mailbox, and sealing what the front door writes. Nothing is kept here."""

import json
from uuid import UUID, uuid4

from sightline.access.viewer import Viewer
from sightline.core.leave import Refused
from sightline.core.sealed import Unopened, key_within, seal, unlock
from sightline.front_door.mailbox_keys import file_of, read_key
from sightline.front_door.mailbox_states import OPENERS, Custodian
from sightline.front_door.models import Envelope, SealedText
from sightline.front_door.permissions import may_open_envelopes
from sightline.front_door.queries.mailbox import envelope_of, keys_in_use

HERE = (Custodian.MAIN, Custodian.EMERGENCY)
"""Whose private keys lie at this site."""
NOT_FOUND = "There is no such envelope, or it is not yours to open."
NO_KEYS = "The mailbox has no keys yet. Ask the system administrator to make them."


def held(envelope_id: UUID, by: Viewer) -> Envelope:
    """An envelope for somebody who may open it, locked until the transaction ends. Raises Refused."""
    may_open_envelopes(by).demand()
    found = envelope_of(by, envelope_id)
    if found is None:
        raise Refused(NOT_FOUND, hidden=True)
    return found


def place_of(text: SealedText) -> str:
    """What a sealed text is bound to."""
    return f"{text.envelope_id}/{text.pk}"


def opened_with(text: SealedText, first: Custodian) -> tuple[dict[str, str], Custodian] | None:
    """The words of a text, and whose key opened it: the reader's own before another. None: no key here does."""
    order = [first, *(each for each in HERE if each != first)]
    held = [(row, row.key) for row in text.keys.all() if row.key is not None and row.key.custodian in order]
    for row, key in sorted(held, key=lambda pair: order.index(Custodian(pair[1].custodian))):
        private = read_key(file_of(key.custodian, key.number))
        if private is not None:
            try:
                own = key_within(bytes(row.wrapped), private)
                return json.loads(unlock(bytes(text.body), own, place=place_of(text))), Custodian(
                    key.custodian
                )
            except Unopened:
                continue
    return None


def sealed_rows(
    envelope: Envelope, told: dict[str, str], *, pk: UUID | None = None
) -> tuple[UUID, bytes, dict[UUID | None, bytes]]:
    """A new text of the front door's: its id, its bytes, and its key for each reader (none: the teller)."""
    keys = keys_in_use()
    if not set(OPENERS) <= set(keys):
        raise Refused(NO_KEYS)
    pk = pk or uuid4()
    readers = {str(keys[each].pk): bytes(keys[each].public) for each in OPENERS}
    readers["teller"] = bytes(envelope.teller_key)
    made = seal(json.dumps(told, ensure_ascii=False), readers, place=f"{envelope.pk}/{pk}")
    return pk, made.body, {None if name == "teller" else UUID(name): key for name, key in made.keys.items()}
