"""Every write of the front door."""

from sightline.front_door.actions.amending import (
    amend,
    choose_urgency,
    note_their_reference,
    set_open_case,
    tick,
)
from sightline.front_door.actions.asking import ask_partner
from sightline.front_door.actions.assessing import Assessed, assess, record_assessment
from sightline.front_door.actions.attaching import attach
from sightline.front_door.actions.bringing_in import bring_in
from sightline.front_door.actions.calling_back import Call, record_call_back
from sightline.front_door.actions.checking import Look, check_systems
from sightline.front_door.actions.coming_back import come_back
from sightline.front_door.actions.copying import copy_out
from sightline.front_door.actions.deciding import Decided, decide
from sightline.front_door.actions.discussing import Held, TookPart, record_discussion
from sightline.front_door.actions.joining import Joining, join_open_case
from sightline.front_door.actions.naming_a_worker import find_professional, name_worker
from sightline.front_door.actions.passing_on import pass_on
from sightline.front_door.actions.protecting import (
    HandedOver,
    Tonight,
    hand_over,
    plan_tonight,
    record_conference,
)
from sightline.front_door.actions.repeating import record_finding
from sightline.front_door.actions.reviewing import review
from sightline.front_door.actions.setting_up import list_system, set_numbers, set_training
from sightline.front_door.actions.taking import take_contact
from sightline.front_door.actions.taking_off import take_off
from sightline.front_door.actions.telling import Told, tell_referrer
from sightline.front_door.actions.transferring import Received, Sending, transfer_in, transfer_out
from sightline.front_door.actions.trusting import Trusted, note_position_of_trust, tell_officer
from sightline.front_door.actions.working import ask_for_decision, close, put_back, send_back, take_up

__all__ = [
    "Assessed",
    "Call",
    "Decided",
    "HandedOver",
    "Held",
    "Joining",
    "Look",
    "Received",
    "Sending",
    "Told",
    "Tonight",
    "TookPart",
    "Trusted",
    "amend",
    "ask_for_decision",
    "ask_partner",
    "assess",
    "attach",
    "bring_in",
    "check_systems",
    "choose_urgency",
    "close",
    "come_back",
    "copy_out",
    "decide",
    "find_professional",
    "hand_over",
    "join_open_case",
    "list_system",
    "name_worker",
    "note_position_of_trust",
    "note_their_reference",
    "pass_on",
    "plan_tonight",
    "put_back",
    "record_assessment",
    "record_call_back",
    "record_conference",
    "record_discussion",
    "record_finding",
    "review",
    "send_back",
    "set_numbers",
    "set_open_case",
    "set_training",
    "take_contact",
    "take_off",
    "take_up",
    "tell_officer",
    "tell_referrer",
    "tick",
    "transfer_in",
    "transfer_out",
]
