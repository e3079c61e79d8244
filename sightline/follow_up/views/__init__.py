"""Pages of follow-ups."""

from sightline.follow_up.views.lists import all_of_them, one
from sightline.follow_up.views.moves import add, answer, chase, done, reopen, withdraw
from sightline.follow_up.views.outside import outside
from sightline.follow_up.views.partnership import partnership, take_up

__all__ = [
    "add",
    "all_of_them",
    "answer",
    "chase",
    "done",
    "one",
    "outside",
    "partnership",
    "reopen",
    "take_up",
    "withdraw",
]
