"""Writes of the sealed mailbox."""

from sightline.front_door.actions.mailbox.ending import Recorded, close_envelope, record_envelope
from sightline.front_door.actions.mailbox.keys import make_key, seal_to_new_keys
from sightline.front_door.actions.mailbox.reading import Read, open_envelope, reply
from sightline.front_door.actions.mailbox.waiting import start_clocks_of_envelopes

__all__ = [
    "Read",
    "Recorded",
    "close_envelope",
    "make_key",
    "open_envelope",
    "record_envelope",
    "reply",
    "seal_to_new_keys",
    "start_clocks_of_envelopes",
]
