"""Every write of clocks."""

from sightline.deadlines.actions.clocks import (
    cancel,
    give_late_reason,
    say_ended_wrongly,
    start,
    start_each,
    stop,
)
from sightline.deadlines.actions.holidays import recount, set_holiday
from sightline.deadlines.actions.lengths import answer_length, propose_length
from sightline.deadlines.actions.rules import load_rules
from sightline.deadlines.actions.sweeping import escalate, escalate_at_once, remind

__all__ = [
    "answer_length",
    "cancel",
    "escalate",
    "escalate_at_once",
    "give_late_reason",
    "load_rules",
    "propose_length",
    "recount",
    "remind",
    "say_ended_wrongly",
    "set_holiday",
    "start",
    "start_each",
    "stop",
]
