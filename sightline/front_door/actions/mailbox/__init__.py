"""Writes of the sealed mailbox."""

from sightline.front_door.actions.mailbox.agreeing import Agreed, ask_for_documents, switch_off, switch_on
from sightline.front_door.actions.mailbox.ending import Recorded, close_envelope, record_envelope
from sightline.front_door.actions.mailbox.keys import make_key, seal_documents_to_new_keys, seal_to_new_keys
from sightline.front_door.actions.mailbox.quarantine import Custody, give_to_police, open_document
from sightline.front_door.actions.mailbox.reading import Read, open_envelope, reply
from sightline.front_door.actions.mailbox.waiting import start_clocks_of_envelopes

__all__ = [
    "Agreed",
    "Custody",
    "Read",
    "Recorded",
    "ask_for_documents",
    "close_envelope",
    "give_to_police",
    "make_key",
    "open_document",
    "open_envelope",
    "record_envelope",
    "reply",
    "seal_documents_to_new_keys",
    "seal_to_new_keys",
    "start_clocks_of_envelopes",
    "switch_off",
    "switch_on",
]
