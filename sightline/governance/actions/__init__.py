"""Every write on reviews and accounts, one concept a file."""

from sightline.governance.actions.accounts import add_account, correct_account
from sightline.governance.actions.answering import take_back, tell_teller
from sightline.governance.actions.following import follow_account, raise_contact
from sightline.governance.actions.reviews import (
    add_member,
    begin_review,
    change_review,
    hand_on,
    remove_member,
    write_heard,
)
from sightline.governance.actions.safety import look_at_safety

__all__ = [
    "add_account",
    "add_member",
    "begin_review",
    "change_review",
    "correct_account",
    "follow_account",
    "hand_on",
    "look_at_safety",
    "raise_contact",
    "remove_member",
    "take_back",
    "tell_teller",
    "write_heard",
]
