"""Every write of follow-ups."""

from sightline.follow_up.actions.answering import accept, decline, finish, say_more
from sightline.follow_up.actions.asking import ask
from sightline.follow_up.actions.chasing import on_breach, record_chase, take_up
from sightline.follow_up.actions.correcting import put_right
from sightline.follow_up.actions.naming import name_answerer
from sightline.follow_up.actions.returning import reopen, withdraw
from sightline.follow_up.actions.telling import keep_for_owner, tell_owner

__all__ = [
    "accept",
    "ask",
    "decline",
    "finish",
    "keep_for_owner",
    "name_answerer",
    "on_breach",
    "put_right",
    "record_chase",
    "reopen",
    "say_more",
    "take_up",
    "tell_owner",
    "withdraw",
]
