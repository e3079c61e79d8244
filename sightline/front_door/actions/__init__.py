"""Every write of the front door."""

from sightline.front_door.actions.amending import (
    amend,
    choose_urgency,
    note_their_reference,
    set_open_case,
    tick,
)
from sightline.front_door.actions.assessing import record_assessment
from sightline.front_door.actions.attaching import attach
from sightline.front_door.actions.bringing_in import bring_in
from sightline.front_door.actions.calling_back import Call, record_call_back
from sightline.front_door.actions.coming_back import come_back
from sightline.front_door.actions.copying import copy_out
from sightline.front_door.actions.deciding import Decided, decide
from sightline.front_door.actions.passing_on import pass_on
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.actions.taking_off import take_off
from sightline.front_door.actions.telling import Told, tell_referrer
from sightline.front_door.actions.working import ask_for_decision, close, put_back, send_back, take_up

__all__ = [
    "Call",
    "Decided",
    "Told",
    "amend",
    "ask_for_decision",
    "attach",
    "bring_in",
    "choose_urgency",
    "close",
    "come_back",
    "copy_out",
    "decide",
    "note_their_reference",
    "pass_on",
    "put_back",
    "record_assessment",
    "record_call_back",
    "send_back",
    "set_open_case",
    "take_contact",
    "take_off",
    "take_up",
    "tell_referrer",
    "tick",
]
