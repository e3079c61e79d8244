"""Every write on cases, one concept a file."""

from sightline.cases.actions.allocating import allocate, end_role, give_role
from sightline.cases.actions.beside import answer_transfer, ask_transfer, begin_status, end_status
from sightline.cases.actions.opening import open_case
from sightline.cases.actions.reacting import follow_roles, tell_opener

__all__ = [
    "allocate",
    "answer_transfer",
    "ask_transfer",
    "begin_status",
    "end_role",
    "end_status",
    "follow_roles",
    "give_role",
    "open_case",
    "tell_opener",
]
