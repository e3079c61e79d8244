"""Every write on cases, one concept a file."""

from sightline.cases.actions.allocating import allocate, end_role, give_role
from sightline.cases.actions.assessing import assess
from sightline.cases.actions.beside import answer_transfer, ask_transfer, begin_status, end_status
from sightline.cases.actions.ending import plan_exit, propose_ending, read_ending
from sightline.cases.actions.judging import choose_scale, judge, read_second
from sightline.cases.actions.opening import open_case
from sightline.cases.actions.planning import plan_safety
from sightline.cases.actions.reacting import (
    follow_judgement,
    follow_letter,
    follow_meeting,
    follow_roles,
    tell_opener,
)

__all__ = [
    "allocate",
    "answer_transfer",
    "ask_transfer",
    "assess",
    "begin_status",
    "choose_scale",
    "end_role",
    "end_status",
    "follow_judgement",
    "follow_letter",
    "follow_meeting",
    "follow_roles",
    "give_role",
    "judge",
    "open_case",
    "plan_exit",
    "plan_safety",
    "propose_ending",
    "read_ending",
    "read_second",
    "tell_opener",
]
