"""Every write of the API: keys, and what is sent by them."""

from sightline.api.actions.contacts import send_contact
from sightline.api.actions.keys import make_key, note_used, revoke_key
from sightline.api.actions.missing import send_missing
from sightline.api.actions.once import forget_answers
from sightline.api.actions.returns import send_nil, send_return

__all__ = [
    "forget_answers",
    "make_key",
    "note_used",
    "revoke_key",
    "send_contact",
    "send_missing",
    "send_nil",
    "send_return",
]
