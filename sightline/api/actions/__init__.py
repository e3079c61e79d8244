"""Every write of the API: keys, what is sent by them, and the webhooks that are told what came of it."""

from sightline.api.actions.contacts import send_contact
from sightline.api.actions.delivering import forget_notices, keep_attempt, take_notice
from sightline.api.actions.hearing import follow_episode, follow_sent, follow_told
from sightline.api.actions.keys import make_key, note_used, revoke_key
from sightline.api.actions.missing import send_missing
from sightline.api.actions.once import forget_answers
from sightline.api.actions.returns import send_nil, send_return
from sightline.api.actions.webhooks import change_secret, register_webhook, send_again, turn_off

__all__ = [
    "change_secret",
    "follow_episode",
    "follow_sent",
    "follow_told",
    "forget_answers",
    "forget_notices",
    "keep_attempt",
    "make_key",
    "note_used",
    "register_webhook",
    "revoke_key",
    "send_again",
    "send_contact",
    "send_missing",
    "send_nil",
    "send_return",
    "take_notice",
    "turn_off",
]
